import { attack } from '../../analytics/attack/attack.ts';
import type { CountSystem, Sum } from '../../analytics/attack/count-system.ts';
import {
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';

/** The tables of one run that somebody holds. */
export interface Held {
  readonly run: ReleasedTable;
  readonly overlap: ReleasedTable;
  /** Null of segments that overlap. */
  readonly losses: ReleasedTable | null;
  /** People by segment, where that has left too. */
  readonly people: ReleasedTable | null;
}

type Meets = (subset: number) => boolean;

/** Counts that are looked at by name, and what is told of each; several tables may tell of one. */
interface Notes {
  readonly meets: Map<string, Meets>;
  readonly limits: Map<string, [lower: number, upper: number]>;
  /** Names of counts that some table shows. */
  readonly shown: Set<string>;
  readonly hidden: Set<string>;
}

/** What a shown number leaves open, worked out from the words of the policy alone. */
export function leftOpen(shown: number, { note: { policy } }: ReleasedTable): [number, number] {
  const { rounding, roundingMethod, threshold, zero } = policy;
  if (roundingMethod === 'midpoint') {
    return shown === 0 ? [0, 0] : [shown - rounding / 2 + 1, shown + rounding / 2];
  }
  if (shown === 0 && zero === 'shown' && Math.floor(rounding / 2) <= threshold) return [0, 0];
  const half = Math.floor(rounding / 2);
  return [Math.max(threshold + 1, shown - half), shown + half];
}

function note(notes: Notes, name: string, meets: Meets, shown: number | null, of: ReleasedTable) {
  const known = notes.limits.get(name) ?? [0, Number.POSITIVE_INFINITY];
  notes.meets.set(name, meets);
  if (shown === null) notes.hidden.add(name);
  else notes.shown.add(name);
  const [lower, upper] = shown === null ? [0, Number.POSITIVE_INFINITY] : leftOpen(shown, of);
  notes.limits.set(name, [Math.max(known[0], lower), Math.min(known[1], upper)]);
}

/** The first rule of a set of rules, each a bit; -1 of none. */
const firstOf = (subset: number) => (subset === 0 ? -1 : 31 - Math.clz32(subset & -subset));
const has = (subset: number, rule: number) => (subset & (1 << rule)) !== 0;

function codesOf(table: ReleasedTable): string[] {
  const dimension = table.note.dimensions.find(({ name }) => name === 'segment');
  return (dimension?.categories ?? []).map(({ code }) => code);
}

/** The segment of the rest, which is the last where each person has one; null where segments overlap. */
function restOf(table: ReleasedTable): string | null {
  const dimension = table.note.dimensions.find(({ name }) => name === 'segment');
  if (dimension?.overlapping === true) return null;
  return codesOf(table).findLast((code) => code !== 'outside') ?? null;
}

/** Who claims, and how many are in all, from a table by segment. */
function readPeople(notes: Notes, table: ReleasedTable, isOverlay: boolean): void {
  const codes = codesOf(table);
  const isSum = table.note.policy.totals === 'summed' && !isOverlay;
  for (const { codes: own, count } of releasedRows(table)) {
    const code = own.segment ?? '';
    if (code === 'outside') continue;
    if (code === 'all') {
      if (!isSum) note(notes, 'everybody', () => true, count, table);
    } else if (code === 'no-segment')
      note(notes, 'nobody’s', (subset) => subset === 0, count, table);
    else {
      const rule = codes.indexOf(code);
      const meets: Meets = (subset) =>
        isOverlay ? has(subset, rule) : firstOf(subset) === (code === restOf(table) ? -1 : rule);
      note(notes, `${isOverlay ? 'matched' : 'claimed'} ${code}`, meets, count, table);
    }
  }
}

/** Matched and lost of the segments that can lose anybody: the first and the rest cannot. */
function readLost(notes: Notes, run: ReleasedTable): void {
  const codes = codesOf(run);
  const [matched, lost] = [releasedNumbers(run, 'matched'), releasedNumbers(run, 'lost')];
  releasedRows(run).forEach(({ codes: { segment = '' } }, row) => {
    const rule = codes.indexOf(segment);
    if (rule < 1 || [restOf(run), 'outside', 'all'].includes(segment)) return;
    const meets: Meets = (subset) => has(subset, rule);
    note(notes, `matched ${segment}`, meets, matched[row] ?? null, run);
    const loses: Meets = (subset) => has(subset, rule) && firstOf(subset) !== rule;
    note(notes, `lost ${segment}`, loses, lost[row] ?? null, run);
  });
}

function readPairs(notes: Notes, { run, overlap, losses }: Held): void {
  const codes = codesOf(overlap);
  const rest = restOf(run);
  const pairsOf = (table: ReleasedTable) =>
    releasedRows(table).flatMap(({ codes: { segment = '', other_segment = '' }, count }) => {
      const [one, other] = [codes.indexOf(segment), codes.indexOf(other_segment)];
      const isRest = segment === rest || other_segment === rest;
      return isRest || one === other ? [] : [{ one, other, count }];
    });
  for (const { one, other, count } of pairsOf(overlap)) {
    const name = `${codes[Math.min(one, other)]} and ${codes[Math.max(one, other)]}`;
    note(notes, name, (subset) => has(subset, one) && has(subset, other), count, overlap);
  }
  if (losses === null) return;
  for (const { one, other, count } of pairsOf(losses)) {
    if (other > one) continue;
    const took: Meets = (subset) => has(subset, one) && firstOf(subset) === other;
    note(notes, `${codes[one]} lost to ${codes[other]}`, took, count, losses);
  }
}

/** A segment that is shown to have lost nobody matches whom it claims, and to hide that would be no use. */
function noteSame({ limits, shown }: Notes, codes: readonly string[]): void {
  codes.forEach((code, rule) => {
    const losses = codes.slice(0, rule).map((earlier) => limits.get(`${code} lost to ${earlier}`));
    const isNobody = losses.every((limit) => limit?.[1] === 0);
    if (isNobody && shown.has(`claimed ${code}`)) shown.add(`matched ${code}`);
  });
}

/**
 * The hidden counts of a run that somebody can tell more closely than the policy's width: each count is the
 * sum of the people of some sets of rules, every set that there could be. That it is nobody is no secret
 * where nobody is shown as 0.
 */
export async function foundOut(held: Held, rules: number): Promise<string[]> {
  const notes: Notes = {
    meets: new Map(),
    limits: new Map(),
    shown: new Set(),
    hidden: new Set(),
  };
  const isOverlay = held.losses === null;
  readPeople(notes, held.run, isOverlay);
  if (held.people !== null) readPeople(notes, held.people, isOverlay);
  if (!isOverlay) readLost(notes, held.run);
  readPairs(notes, held);
  if (!isOverlay) noteSame(notes, codesOf(held.run));
  const names = [...notes.meets.keys()];
  const subsets = 2 ** rules;
  const system: CountSystem = {
    lower: new Float64Array(names.length + subsets),
    upper: new Float64Array(names.length + subsets).fill(Number.POSITIVE_INFINITY),
    sums: names.map((name, total): Sum => {
      const all = Array.from({ length: subsets }, (_, subset) => subset);
      const parts = all.filter((subset) => notes.meets.get(name)?.(subset));
      return { total, parts: parts.map((subset) => names.length + subset) };
    }),
    within: [],
  };
  names.forEach((name, at) => {
    const [lower, upper] = notes.limits.get(name) ?? [0, 0];
    system.lower[at] = lower;
    system.upper[at] = upper;
  });
  const { protectionWidth: width, zero } = held.run.note.policy;
  const targets = names.flatMap((name, at) =>
    notes.hidden.has(name) && !notes.shown.has(name) ? [{ at, width }] : [],
  );
  const { feasible, narrow } = await attack(system, targets);
  if (!feasible) return ['The tables contradict one another.'];
  const isSecret = ({ upper }: { upper: number }) => upper > 0 || zero === 'hidden';
  return narrow
    .filter(isSecret)
    .map(({ at, lower, upper }) => `${names[at]}: ${lower} to ${upper}`);
}
