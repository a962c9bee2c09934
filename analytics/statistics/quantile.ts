import type { Maybe } from './input.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

export interface QuantileInput {
  /** Null or NaN is missing, gets no quantile and does not count. */
  readonly values: readonly Maybe[];
  /** 10 unless told. */
  readonly quantiles?: number | undefined;
  /** Whether the highest value is of the first quantile (IMD scores); true unless told. */
  readonly highestIsFirst?: boolean | undefined;
}

export interface Quantiles {
  /** From 1, by position; null where the value is missing or there is a reason. */
  readonly quantiles: readonly Maybe[];
  readonly reason: Reason | null;
}

const isPresent = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

/**
 * The rank of each value, 1 for the lowest (or for the highest, with `highestIsFirst`). Ties share the
 * smallest rank; a missing value has none.
 */
export function ranks({
  values,
  highestIsFirst = false,
}: Pick<QuantileInput, 'values' | 'highestIsFirst'>): readonly Maybe[] {
  const present = values.filter(isPresent).sort((a, b) => (highestIsFirst ? b - a : a - b));
  const first = new Map<number, number>();
  for (const [index, value] of present.entries()) {
    if (!first.has(value)) first.set(value, index + 1);
  }
  return values.map((value) => (isPresent(value) ? (first.get(value) ?? null) : null));
}

function quantileProblem(values: readonly unknown[], quantiles: number): ReasonCode | null {
  if (!(Number.isInteger(quantiles) && quantiles >= 2)) return 'quantiles-too-few';
  if (!Array.isArray(values)) return 'values-not-numeric';
  const present = values.filter((value) => value !== null && value !== undefined);
  if (!present.every((value) => typeof value === 'number')) return 'values-not-numeric';
  return present.filter(isPresent).length < quantiles ? 'fewer-values-than-quantiles' : null;
}

/**
 * Quantile groups as public health assigns deprivation deciles: ties take the better rank's group. The
 * arithmetic is of whole numbers; that of PHEindicatormethods goes wrong for some numbers of groups (20
 * groups of 28 values, rank 8).
 */
export function quantile(input: QuantileInput): Quantiles {
  const { values, quantiles = 10, highestIsFirst = true } = input;
  const problem = quantileProblem(values, quantiles);
  if (problem !== null) {
    const listed = Array.isArray(values) ? values : [];
    return { quantiles: listed.map(() => null), reason: reasonOf(problem) };
  }
  const ranked = ranks({ values, highestIsFirst });
  const count = ranked.filter((rank) => rank !== null).length;
  const groupOf = (rank: number) =>
    Math.max(1, quantiles + 1 - Math.ceil(((count + 1 - rank) * quantiles) / count));
  return { quantiles: ranked.map((rank) => (rank === null ? null : groupOf(rank))), reason: null };
}
