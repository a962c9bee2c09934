import { chiSquaredQuantile } from './distributions.ts';
import { isMissing } from './input.ts';

/** The share of the distribution beyond each pair of funnel lines, on either side. */
export const funnelTails = { inner: 0.025, outer: 0.001 } as const;

export interface FunnelExpected {
  /** The expected number of which so many events, or more, have probability p. */
  readonly forUpperLimit: number | null;
  /** The expected number of which so many events, or fewer, have probability p. */
  readonly forLowerLimit: number | null;
}

/**
 * Between which expected numbers a count of events is not unusual, Poisson: half the chi-squared
 * quantiles (Garwood 1936), `p` being the probability beyond each side. The reference finds the same by
 * bisection to 1e-7, which is out by up to 5 in 100,000 at one event. Null for a negative count; no
 * events have no upper limit, and null also where the numbers are too large or too small to tell.
 */
export function funnelExpected(ask: {
  readonly observed: number;
  readonly p: number;
}): FunnelExpected {
  const { observed, p } = ask;
  const isPossible = Number.isFinite(observed) && observed >= 0 && p > 0 && p < 1;
  if (!isPossible) return { forUpperLimit: null, forLowerLimit: null };
  const high = chiSquaredQuantile(1 - p, 2 * observed + 2) ?? null;
  const low = observed === 0 ? 0 : (chiSquaredQuantile(p, 2 * observed) ?? null);
  return {
    forUpperLimit: isMissing(low) ? null : low / 2,
    forLowerLimit: isMissing(high) ? null : high / 2,
  };
}

/** The count, not whole, for which `isBelow` turns from true to false. */
function turningCount(from: number, to: number, isBelow: (count: number) => boolean): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The count on each funnel line where so many are expected (above 0): {@link funnelExpected} turned round. */
export function countsOnFunnel(expected: number, p: number): { lower: number; upper: number } {
  const far = expected + 20 * Math.sqrt(expected) + 40;
  const expectedFor = (count: number) => funnelExpected({ observed: count, p });
  const none = expectedFor(0).forLowerLimit ?? 0;
  return {
    lower:
      expected <= none
        ? 0
        : turningCount(0, far, (count) => (expectedFor(count).forLowerLimit ?? 0) < expected),
    upper: turningCount(0, far, (count) => (expectedFor(count).forUpperLimit ?? 0) < expected),
  };
}
