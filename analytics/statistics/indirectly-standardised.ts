import {
  type Estimate,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { type Asked, askedProblem, isMissing, type Maybe, sumOf } from './input.ts';
import { poissonLimits, poissonMethod } from './poisson-limits.ts';
import type { ReasonCode } from './reason.ts';

/** Age bands of one group and of the reference, matched by position. */
export interface ReferenceBands {
  /** A missing population is 0, and 0 is allowed. */
  readonly populations: readonly Maybe[];
  /** A missing count is 0. */
  readonly referenceCounts: readonly Maybe[];
  readonly referencePopulations: readonly Maybe[];
}

interface CountedBands extends ReferenceBands {
  /** A missing count is 0. */
  readonly counts: readonly Maybe[];
}

interface RatioAsked extends Pick<Asked, 'confidence'> {
  /** What the ratio of the reference itself is: 1 unless told, 100 for an SMR. */
  readonly referenceValue?: number | undefined;
}

export interface IndirectRatio extends Estimate {
  readonly observed: Maybe;
  readonly expected: Maybe;
}

export interface IndirectRate extends IndirectRatio {
  /** The crude rate of the reference, per `multiplier`. */
  readonly referenceRate: Maybe;
}

const anyNegative = (values: readonly Maybe[]) =>
  values.some((value) => !isMissing(value) && value < 0);

function referenceProblem(bands: ReferenceBands): ReasonCode | null {
  const { populations, referenceCounts, referencePopulations } = bands;
  const { length } = populations;
  if (length === 0) return 'bands-differ';
  if (referenceCounts.length !== length || referencePopulations.length !== length) {
    return 'reference-length-mismatch';
  }
  if (anyNegative(referenceCounts)) return 'numerator-negative';
  if (anyNegative(populations) || anyNegative(referencePopulations)) return 'denominator-negative';
  const isEmpty = (people: Maybe) => isMissing(people) || people === 0;
  return referencePopulations.some(isEmpty) ? 'reference-population-empty' : null;
}

const expectedCount = ({ populations, referenceCounts, referencePopulations }: ReferenceBands) =>
  sumOf(
    populations.map(
      (people, band) =>
        ((people ?? 0) * (referenceCounts[band] ?? 0)) / (referencePopulations[band] ?? 1),
    ),
  );

function ratioTimes(
  observed: number,
  expected: number,
  by: number,
  { confidence = 0.95 }: Asked,
): IndirectRatio {
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(poissonLimits({ count: observed, confidence: at }), by / expected),
  );
  const value = (observed / expected) * by;
  const method = poissonMethod(observed);
  const reason = reasonOfLimits(confidence, limits);
  return { value, ...limits, method, reason, observed, expected };
}

const withoutRatio = (observed: Maybe, expected: Maybe, code: ReasonCode): IndirectRatio => ({
  ...withoutEstimate(poissonMethod(observed), code),
  observed,
  expected,
});

const observedProblem = (observed: Maybe): ReasonCode | null => {
  if (isMissing(observed)) return 'numerator-missing';
  return observed < 0 ? 'numerator-negative' : null;
};

/**
 * {@link indirectlyStandardisedRatio} where the observed count is known for all ages together only.
 */
export function indirectlyStandardisedRatioOfTotal(
  input: ReferenceBands & RatioAsked & { readonly observed: Maybe },
): IndirectRatio {
  const { observed, confidence, referenceValue = 1 } = input;
  const problem =
    observedProblem(observed) ??
    referenceProblem(input) ??
    askedProblem({ confidence, multiplier: referenceValue });
  const shown = isMissing(observed) ? null : observed;
  if (problem !== null || shown === null) {
    return withoutRatio(shown, null, problem ?? 'numerator-missing');
  }
  const expected = expectedCount(input);
  if (!(expected > 0)) return withoutRatio(shown, expected, 'expected-not-positive');
  return ratioTimes(shown, expected, referenceValue, { confidence });
}

const countsProblem = ({ counts, populations }: CountedBands): ReasonCode | null => {
  if (counts.length !== populations.length) return 'bands-differ';
  return anyNegative(counts) ? 'numerator-negative' : null;
};

/**
 * An indirectly standardised ratio: observed over expected, times the reference value. Limits are exact
 * Poisson below 10 observed and Byar's from 10. Breslow and Day 1987; APHO Technical Briefing 3, 2008.
 * No expected event, or a reference band without people, gives a reason (PHEindicatormethods gives NaN
 * or Inf).
 */
export function indirectlyStandardisedRatio(input: CountedBands & RatioAsked): IndirectRatio {
  const problem = countsProblem(input);
  const observed = sumOf(input.counts);
  if (problem !== null) return withoutRatio(observed, null, problem);
  return indirectlyStandardisedRatioOfTotal({ ...input, observed });
}

/**
 * An indirectly standardised rate per `multiplier`: the ratio times the crude rate of the reference, to
 * whose numerator a missing reference count adds nothing. Limits and reasons are those of the ratio.
 */
export function indirectlyStandardisedRate(input: CountedBands & Asked): IndirectRate {
  const { confidence, multiplier = 1 } = input;
  const problem = askedProblem(input);
  const ratio = indirectlyStandardisedRatio({ ...input, referenceValue: 1 });
  const { observed, expected } = ratio;
  if (problem !== null) {
    return { ...withoutRatio(observed, null, problem), referenceRate: null };
  }
  const people = sumOf(input.referencePopulations);
  const referenceRate = people > 0 ? (sumOf(input.referenceCounts) / people) * multiplier : null;
  if (observed === null || expected === null || referenceRate === null || ratio.value === null) {
    return { ...ratio, referenceRate };
  }
  return { ...ratioTimes(observed, expected, referenceRate, { confidence }), referenceRate };
}
