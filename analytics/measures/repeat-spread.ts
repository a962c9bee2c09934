import type { Estimate } from '../statistics/estimate.ts';

/** The sum over people of their events, and of the squares of them. */
export interface Spread {
  readonly events: number;
  readonly squares: number;
}

/** How many times the variance of independent events the variance is: the events per event's person. */
export function dispersion({ events, squares }: Spread): number {
  return events > 0 ? Math.max(1, squares / events) : 1;
}

/** Limits drawn away from the value as repeat events of one person draw them (compound Poisson). */
export function widenedBy(estimate: Estimate, variance: number): Estimate {
  const { value, lower, upper } = estimate;
  if (value === null || lower === null || upper === null) return estimate;
  const times = Math.sqrt(variance);
  return {
    ...estimate,
    lower: Math.max(0, value - times * (value - lower)),
    upper: value + times * (upper - value),
  };
}

export function widened(estimate: Estimate, spread: Spread): Estimate {
  return widenedBy(estimate, dispersion(spread));
}
