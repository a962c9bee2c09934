import type { Category } from '../../../analytics/contract/dimensions.ts';
import { ageBandLabels, ageBandStarts } from '../../../analytics/dictionary/age-bands.ts';
import type { Random } from '../../screening/random.ts';

/** What is true of one made-up person; null is not known. */
export interface Member {
  readonly age: number;
  readonly sex: string;
  readonly quintile: string;
  readonly practice: number;
  /** Positions of the segments that they match, by version of the definition; none for nobody's segment. */
  readonly matched: { readonly v3: readonly number[]; readonly v4: readonly number[] };
  readonly copd: boolean | null;
  readonly admissions: number | null;
  readonly cost: number | null;
}

/** A practice, and the PCN and LCP that it is in. */
export interface Practice {
  readonly practice: string;
  readonly pcn: string;
  readonly lcp: string;
}

/** A small made-up place: what there is to be of, and who is. */
export interface World {
  readonly isOverlapping: boolean;
  readonly segments: readonly Category[];
  readonly narrowed: number;
  readonly ages: readonly number[];
  readonly quintiles: readonly string[];
  readonly sexes: readonly string[];
  readonly practices: readonly Practice[];
  /** By extract: the same people, a few of them changed. */
  readonly extracts: readonly (readonly Member[])[];
}

export type Version = 'v3' | 'v4';
export const versions: readonly Version[] = ['v3', 'v4'];

/** The age band that an age is in. */
export function bandOf(age: number): string {
  const at = ageBandStarts.findLastIndex((start) => start <= age);
  return ageBandLabels[at] ?? '';
}

/** Very uneven shares, some of them next to nothing or nothing. */
function sharesOf(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => {
    if (random.chance(0.06)) return 0;
    return Math.exp(1.3 * random.gaussian()) + (random.chance(0.2) ? 0.01 : 0.1);
  });
}

function drawer(random: Random, count: number): () => number {
  const shares = sharesOf(random, count);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return () => {
    let left = random.unit() * whole;
    const found = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return Math.max(0, found);
  };
}

/** Practices in PCNs in LCPs: from two to eight practices. */
function practicesOf(random: Random): Practice[] {
  const count = random.between(2, 8);
  let [pcn, lcp] = [1, 1];
  return Array.from({ length: count }, (_, at) => {
    if (at > 0 && random.chance(0.6)) {
      pcn += 1;
      if (random.chance(0.6)) lcp += 1;
    }
    return { practice: `B8600${at + 1}`, pcn: `U0000${pcn}`, lcp: `Place ${lcp}` };
  });
}

function agesOf(random: Random): number[] {
  const ages = new Set([17, 18, 19, 20]);
  const more = random.between(2, 5);
  for (let at = 0; at < more; at += 1) ages.add(random.between(21, 64));
  return [...ages].filter(() => random.chance(0.85)).sort((one, other) => one - other);
}

interface Draw {
  readonly segments: number;
  readonly narrowed: number;
  readonly isOverlapping: boolean;
}

function matchedOf(random: Random, pick: () => number, draw: Draw): Member['matched'] {
  const { segments, narrowed, isOverlapping } = draw;
  const leaves = (at: number) => at === narrowed && random.chance(0.15);
  if (isOverlapping) {
    const v3 = Array.from({ length: segments }, (_, at) => at).filter(
      (at) => pick() === at || random.chance(0.05),
    );
    return { v3, v4: v3.filter((at) => !leaves(at)) };
  }
  const own = pick();
  return { v3: [own], v4: [leaves(own) ? random.between(own + 1, segments - 1) : own] };
}

/** The same people later: a few of them have gone, come, or changed. */
function later(random: Random, people: readonly Member[], fresh: () => Member): Member[] {
  const share = random.pick([0.002, 0.01, 0.05]);
  return people.flatMap((person) => {
    if (!random.chance(share)) return [person];
    return random.pick([[], [fresh()], [person, fresh()]]);
  });
}

/** The same people with somebody in each practice: of one that nobody is in an extract does not know. */
function spread(people: readonly Member[], practices: readonly Practice[]): readonly Member[] {
  return people.map((person, at) => (at < practices.length ? { ...person, practice: at } : person));
}

/** A world of a seed: always the same. */
export function makeWorld(random: Random): World {
  const isOverlapping = random.chance(0.25);
  const count = random.between(3, 6);
  const segments = Array.from({ length: count }, (_, at) => ({
    code: `s${at + 1}`,
    label: `Segment ${at + 1}`,
  }));
  const ages = agesOf(random);
  const quintiles = ['1', '2', '3', '4', '5', 'not-known'];
  const sexes = random.chance(0.3) ? ['1', '2', '9'] : ['1', '2'];
  const practices = practicesOf(random);
  const narrowed = random.below(count - 1);
  const [segment, age, quintile, sex, practice] = [
    drawer(random, count),
    drawer(random, Math.max(1, ages.length)),
    drawer(random, quintiles.length),
    drawer(random, sexes.length),
    drawer(random, practices.length),
  ];
  const [ill, missing] = [random.pick([0.03, 0.2, 0.6]), random.pick([0, 0.02, 0.15])];
  const orNot = <Item>(item: Item) => (random.chance(missing) ? null : item);
  const fresh = (): Member => ({
    age: ages[age()] ?? 40,
    sex: sexes[sex()] ?? '1',
    quintile: quintiles[quintile()] ?? 'not-known',
    practice: practice(),
    matched: matchedOf(random, segment, { segments: count, narrowed, isOverlapping }),
    copd: orNot(random.chance(ill)),
    admissions: orNot(random.chance(ill) ? random.between(1, random.pick([1, 3, 9])) : 0),
    cost: orNot(random.chance(0.7) ? random.between(1, 900) : 0),
  });
  const size = random.pick([40, 150, 400, 1000, 2500]);
  const people = Array.from({ length: size }, fresh);
  return {
    ...{ isOverlapping, segments, narrowed, quintiles, sexes, practices },
    ages: ages.length === 0 ? [40] : ages,
    extracts: [people, later(random, people, fresh)].map((all) => spread(all, practices)),
  };
}
