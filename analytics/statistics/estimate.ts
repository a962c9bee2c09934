import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

/** Limits of an interval; null where there is none. */
export interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * A share from 0.9 to 1 (0.95, never 95); null asks for no limits; the pair 0.95 and 0.998 for those of
 * both, the second as `outer`.
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

const isShare = (confidence: number) => confidence >= 0.9 && confidence <= 1;

/** Why a confidence cannot be used; null where it can. */
export function confidenceProblem(confidence: Confidence): ReasonCode | null {
  if (confidence === null) return null;
  if (typeof confidence === 'number') return isShare(confidence) ? null : 'confidence-out-of-range';
  if (confidence.length > 2) return 'confidences-too-many';
  if (confidence.length === 0 || !confidence.every(isShare)) return 'confidence-out-of-range';
  if (confidence.length === 1) return null;
  const isPair = confidence[0] === 0.95 && confidence[1] === 0.998;
  return isPair ? null : 'confidence-pair-unsupported';
}

/** The limits at each confidence asked for, as an {@link Estimate} carries them. */
export function limitsAt(
  confidence: Confidence,
  at: (confidence: number) => Limits,
): Limits & { readonly outer?: Limits } {
  if (confidence === null) return noLimits;
  if (typeof confidence === 'number') return at(confidence);
  const [inner = 0.95, outer] = confidence;
  return { ...at(inner), ...(outer === undefined ? {} : { outer: at(outer) }) };
}

export function scaleLimits({ lower, upper }: Limits, by: number): Limits {
  return { lower: lower === null ? null : lower * by, upper: upper === null ? null : upper * by };
}
