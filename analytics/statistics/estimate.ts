import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

/** Limits of an interval; null where there is none. */
export interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * A share from 0.9 to 1, or a percentage from 90 to 100 (95 is 0.95); null asks for no limits; the pair
 * 0.95 and 0.998, or 95 and 99.8, for those of both, the second as `outer`.
 */
export type Confidence = number | null | readonly number[];

/** A number with its interval, or the reason why there is none. Never NaN. */
export interface Estimate extends Limits {
  readonly value: number | null;
  /** Limits at the second of two confidences. */
  readonly outer?: Limits;
  readonly method: string;
  /** Why the value is missing, or its limits where the value stands. */
  readonly reason: Reason | null;
}

export const noLimits: Limits = { lower: null, upper: null };

/** What a statistic gives where it cannot be had. */
export function withoutEstimate(method: string, code: ReasonCode): Estimate {
  return { value: null, ...noLimits, method, reason: reasonOf(code) };
}

/** A confidence as a share: 95 is 0.95. */
export const shareOf = (confidence: number) => (confidence >= 90 ? confidence / 100 : confidence);

const isShare = (confidence: number) =>
  typeof confidence === 'number' && shareOf(confidence) >= 0.9 && shareOf(confidence) <= 1;

const pairs: readonly string[] = ['0.95,0.998', '95,99.8'];

/** Why a confidence cannot be used; null where it can. */
export function confidenceProblem(confidence: Confidence): ReasonCode | null {
  if (confidence === null) return null;
  if (typeof confidence === 'number') return isShare(confidence) ? null : 'confidence-out-of-range';
  if (!Array.isArray(confidence)) return 'confidence-out-of-range';
  if (confidence.length > 2) return 'confidences-too-many';
  if (confidence.length === 0 || !confidence.every(isShare)) return 'confidence-out-of-range';
  if (confidence.length === 1) return null;
  return pairs.includes(confidence.join()) ? null : 'confidence-pair-unsupported';
}

/** The limits at each confidence asked for, as an {@link Estimate} carries them. */
export function limitsAt(
  confidence: Confidence,
  at: (confidence: number) => Limits,
): Limits & { readonly outer?: Limits } {
  if (confidence === null) return noLimits;
  if (typeof confidence === 'number') return at(shareOf(confidence));
  const [inner = 0.95, outer] = confidence;
  const further = outer === undefined ? {} : { outer: at(shareOf(outer)) };
  return { ...at(shareOf(inner)), ...further };
}

/** Why limits that were asked for are missing where nothing is wrong with the numbers; null if none is. */
export function reasonOfLimits(confidence: Confidence, { lower, upper }: Limits): Reason | null {
  if (confidence === null || (lower !== null && upper !== null)) return null;
  const first = typeof confidence === 'number' ? confidence : (confidence[0] ?? 0.95);
  return reasonOf(shareOf(first) === 1 ? 'no-limit-at-certainty' : 'limit-not-calculable');
}

/** Limits times a number; null where nothing can be told (0 times infinity). */
export function scaleLimits({ lower, upper }: Limits, by: number): Limits {
  const scaled = (end: number | null) => (end === null || Number.isNaN(end * by) ? null : end * by);
  return { lower: scaled(lower), upper: scaled(upper) };
}
