import { normalQuantile } from './distributions.ts';
import { funnelTails } from './funnel-expected.ts';

/** The two pairs of control lines at one place: 95% (2 sigma) and 99.8% (3 sigma). */
export interface FunnelLines {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

/** A line for each tail, made by the same rule on either side. */
export function funnelLines(
  at: (tail: number) => { readonly lower: number; readonly upper: number },
): FunnelLines {
  const inner = at(funnelTails.inner);
  const outer = at(funnelTails.outer);
  return {
    lower95: inner.lower,
    upper95: inner.upper,
    lower998: outer.lower,
    upper998: outer.upper,
  };
}

/** The proportions of a population whose Wilson limits just touch the centre: not cut at 0 and 1. */
export function wilsonFunnel(centre: number, population: number): FunnelLines {
  return funnelLines((tail) => {
    const square = (normalQuantile(1 - tail) ?? Number.NaN) ** 2;
    const a = 1 / square + 1 / population;
    const b = centre * (population / square + 1);
    const c =
      centre * (population * (centre * (population / square + 2) - 1) + square * (centre - 1));
    const root = Math.sqrt(Math.max(0, b ** 2 - a * c));
    return { lower: (b - root) / a / population, upper: (b + root) / a / population };
  });
}
