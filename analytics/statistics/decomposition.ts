import { isMissing, type Maybe, sumOf } from './input.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

type Numbers = readonly Maybe[];

/** How much of the gap between two crude rates is due to the rates, and how much to the people. */
export interface Decomposition {
  readonly crude1: number | null;
  readonly crude2: number | null;
  /** The first less the second: the two effects add up to it. */
  readonly difference: number | null;
  readonly rateEffect: number | null;
  readonly compositionEffect: number | null;
  readonly rateEffectByBand: readonly number[];
  readonly compositionEffectByBand: readonly number[];
  readonly reason: Reason | null;
}

interface TwoPopulations {
  /** People in each band (of age, or of anything), the same bands in both. */
  readonly populations1: Numbers;
  readonly rates1: Numbers;
  readonly populations2: Numbers;
  readonly rates2: Numbers;
}

function problemOf({
  populations1,
  rates1,
  populations2,
  rates2,
}: TwoPopulations): ReasonCode | null {
  const lists = [populations1, rates1, populations2, rates2];
  if (lists.some((list) => list.length !== populations1.length)) return 'bands-differ';
  const people = [populations1, populations2];
  if (people.some((list) => list.some(isMissing))) return 'population-missing';
  if ([rates1, rates2].some((list) => list.some(isMissing))) return 'values-missing';
  const areCounts = people.every((list) => list.every((count) => (count ?? 0) >= 0));
  const areThere = people.every((list) => sumOf(list as readonly number[]) > 0);
  return areCounts && areThere ? null : 'population-not-positive';
}

const nothing: Omit<Decomposition, 'reason'> = {
  crude1: null,
  crude2: null,
  difference: null,
  rateEffect: null,
  compositionEffect: null,
  rateEffectByBand: [],
  compositionEffectByBand: [],
};

function sharesOf(populations: Numbers): readonly number[] {
  const people = populations as readonly number[];
  const everybody = sumOf(people);
  return people.map((count) => count / everybody);
}

/**
 * Kitagawa 1955 (J Am Stat Assoc 50:1168-1194): a difference of two crude rates as a rate effect, the
 * sum of (c1 + c2)/2 (r1 - r2), and a composition effect, the sum of (r1 + r2)/2 (c1 - c2), over bands
 * with shares c and rates r. Nothing is left over. Never throws for lists of numbers.
 */
export function decomposition(input: TwoPopulations): Decomposition {
  const problem = problemOf(input);
  if (problem !== null) return { ...nothing, reason: reasonOf(problem) };
  const shares1 = sharesOf(input.populations1);
  const shares2 = sharesOf(input.populations2);
  const bands = shares1.map((share1, band) => ({
    share1,
    share2: shares2[band] ?? 0,
    rate1: input.rates1[band] ?? 0,
    rate2: input.rates2[band] ?? 0,
  }));
  const rateEffectByBand = bands.map(
    ({ share1, share2, rate1, rate2 }) => ((share1 + share2) / 2) * (rate1 - rate2),
  );
  const compositionEffectByBand = bands.map(
    ({ share1, share2, rate1, rate2 }) => ((rate1 + rate2) / 2) * (share1 - share2),
  );
  const crude1 = sumOf(bands.map(({ share1, rate1 }) => share1 * rate1));
  const crude2 = sumOf(bands.map(({ share2, rate2 }) => share2 * rate2));
  return {
    crude1,
    crude2,
    difference: crude1 - crude2,
    rateEffect: sumOf(rateEffectByBand),
    compositionEffect: sumOf(compositionEffectByBand),
    rateEffectByBand,
    compositionEffectByBand,
    reason: null,
  };
}
