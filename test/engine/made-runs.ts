import { countRun, type Pattern } from '../../analytics/cube/pattern.ts';
import type { Question } from '../../analytics/engine/question.ts';
import type { Run } from '../../analytics/engine/run-segments.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many people: few most often, some hundreds now and then, nobody at times. */
export function somePeople(random: () => number): number {
  const kind = random();
  if (kind < 0.15) return 0;
  return Math.floor(random() * (kind < 0.55 ? 12 : kind < 0.85 ? 60 : 700));
}

/** A question as far as the tables of a run ask it; of first-match the last segment is the rest. */
export function madeQuestion(rules: number, assign: 'first-match' | 'every-match'): Question {
  const when = { kind: 'age' };
  const segments = Array.from({ length: rules }, (_, rule) => ({
    ...{ id: `s${rule}`, label: `Segment ${rule}`, when },
  }));
  const rest = { id: 'rest', label: 'Rest', when: null };
  const document = {
    ...{ title: 'Made', assign },
    segments: assign === 'first-match' ? [...segments, rest] : segments,
  };
  const provenance = () => ({
    definition: { id: 'made', title: 'Made', source: '', hash: '0' },
    ...{ population: 'Everybody.', filters: {}, deprivation: null, place: null },
    extract: { name: 'made.csv', asAt: '2025-03-31', synthetic: true },
    ...{ warnings: [], version: '0' },
  });
  return { people: { definition: { document } }, filters: {}, provenance } as unknown as Question;
}

/** A run of random people by so many rules. */
export function madeRun(seed: number, rules: number, assign: 'first-match' | 'every-match'): Run {
  const random = randomFrom(seed);
  const isOverlay = assign === 'every-match';
  const share = 0.15 + 0.5 * random();
  const subsets = Array.from({ length: 2 ** rules }, (_, subset) =>
    Array.from({ length: rules }, (_, rule) => rule).filter((rule) => subset & (1 << rule)),
  ).filter((subset) => subset.length <= 1 || random() < share);
  const patterns = subsets.map((matched): Pattern => {
    const rest = isOverlay ? [] : [rules];
    const all = matched.length === 0 ? rest : matched;
    return { segment: all[0] ?? null, isInside: true, matched: all };
  });
  const outside: Pattern = { segment: null, isInside: false, matched: [] };
  const people = [...patterns.map(() => somePeople(random)), somePeople(random)];
  const segments = isOverlay ? rules : rules + 1;
  return {
    question: madeQuestion(rules, assign),
    counts: countRun([...patterns, outside], people, segments, isOverlay),
    matches: subsets.filter((_, at) => (people[at] ?? 0) > 0),
  };
}
