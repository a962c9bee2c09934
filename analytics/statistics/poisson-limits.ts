import { chiSquaredQuantile, twoSidedZ } from './distributions.ts';
import { confidenceProblem, type Limits, noLimits, shareOf } from './estimate.ts';
import { isMissing, type Maybe } from './input.ts';

export const exactPoisson = 'exact Poisson';
export const byars = "Byar's";
/** Of a count that is not known. */
export const poissonOrByars = "exact Poisson below 10 events, Byar's from 10";

export interface CountInput {
  /** Events, 0 or more; a fraction is allowed. */
  readonly count: Maybe;
  /** A share from 0.9 to 1, or 90 to 100 per cent; 0.95 unless told. */
  readonly confidence?: number | undefined;
}

const isUsable = (count: Maybe, confidence: number): count is number =>
  !isMissing(count) &&
  count >= 0 &&
  typeof confidence === 'number' &&
  confidenceProblem(confidence) === null;

const cubed = (root: number) => (root < 0 ? null : root ** 3);

/**
 * Byar's approximate limits of a count. Breslow and Day 1987, p69. The lower limit is null where the
 * formula has none (a count of 0, or one so small that it falls below 0), and both are null where the
 * count or the confidence is missing or impossible. Not for counts below 10: {@link poissonLimits}.
 */
export function byarLimits({ count, confidence = 0.95 }: CountInput): Limits {
  if (!isUsable(count, confidence)) return noLimits;
  const z = twoSidedZ(shareOf(confidence));
  const above = count + 1;
  const lower = count === 0 ? null : cubed(1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)));
  const upper = cubed(1 - 1 / (9 * above) + z / (3 * Math.sqrt(above)));
  return {
    lower: lower === null ? null : count * lower,
    upper: upper === null ? null : above * upper,
  };
}

/**
 * Exact Poisson limits of a count by the chi-squared distribution; 0 is the lower one of no events.
 * Armitage, Berry and Matthews 2002; null where the count or the confidence is missing or impossible.
 */
export function exactPoissonLimits({ count, confidence = 0.95 }: CountInput): Limits {
  if (!isUsable(count, confidence)) return noLimits;
  const share = shareOf(confidence);
  const tail = (1 - share) / 2;
  const lower = count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count);
  const upper = chiSquaredQuantile(share + tail, 2 * count + 2);
  return {
    lower: lower === undefined ? null : lower / 2,
    upper: upper === undefined ? null : upper / 2,
  };
}

/** Which limits a count has: exact below 10 (9.5 too), Byar's from 10; either where it is missing. */
export function poissonMethod(count: Maybe): string {
  if (isMissing(count)) return poissonOrByars;
  return count < 10 ? exactPoisson : byars;
}

/** The limits of a count as Fingertips takes them: exact below 10, Byar's from 10. */
export function poissonLimits(input: CountInput): Limits {
  return poissonMethod(input.count) === byars ? byarLimits(input) : exactPoissonLimits(input);
}
