import type { Counted, Figure } from '../measures/counted.ts';
import { dispersion, widenedBy } from '../measures/repeat-spread.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanOfSums } from '../statistics/mean.ts';
import { proportion } from '../statistics/proportion.ts';
import { rate } from '../statistics/rate.ts';
import { type ProtectedCell, without } from './cell.ts';
import { grainOf, toGrain } from './grain.ts';
import type { Policy } from './policy.ts';
import { roundTo } from './rounding.ts';
import { isSmallBand, smallBand, whyNot } from './small-band.ts';

/** Numbers that may be shown, and what has been made of them so far. */
export interface Judged {
  readonly counted: Counted;
  /** Protected. */
  readonly denominator: number;
  readonly excluded: number | null;
  readonly unknown: number | null;
  readonly policy: Policy;
}

type Of<K extends Figure['kind']> = Figure & { readonly kind: K };

/** Digits after which an inflation of the variance would tell more than a rounded count does. */
const told = 10;

function cellOf(judged: Judged, count: number, estimate: Estimate): ProtectedCell {
  const { denominator, excluded, unknown } = judged;
  const { value, lower, upper, reason } = estimate;
  const shown = { count, denominator, excluded, unknown };
  if (value === null) return without('not-available', whyNot(reason, judged.policy), shown);
  return { ...shown, value, lower, upper, status: 'shown', reason: reason?.text ?? null };
}

function protectShare(judged: Judged): ProtectedCell {
  const { counted, denominator, policy } = judged;
  const numerator = roundTo(counted.numerator, policy.rounding);
  const multiplier = counted.per ?? 100;
  return cellOf(judged, numerator, proportion({ numerator, denominator, multiplier }));
}

/** A rate from protected events; how far they repeat is told to a tenth, and never as less than it is. */
function protectEvents(judged: Judged, figure: Of<'events'>): ProtectedCell {
  const { counted, denominator, policy } = judged;
  const events = roundTo(counted.numerator, policy.rounding);
  const exact = dispersion({ events: counted.numerator, squares: figure.squares });
  const variance = policy.rounding > 1 ? Math.ceil(exact * told) / told : exact;
  const estimate = rate({ numerator: events, denominator, multiplier: figure.per });
  return cellOf(judged, events, widenedBy(estimate, variance));
}

/** An estimate told as coarsely as a grain, its limits too, which are drawn outwards. */
function coarse(estimate: Estimate, grain: number): Estimate {
  const { value, lower, upper } = estimate;
  return {
    ...estimate,
    value: value === null ? null : toGrain(value, grain),
    lower: lower === null ? null : toGrain(lower, grain, 'below'),
    upper: upper === null ? null : toGrain(upper, grain, 'above'),
  };
}

/** The total of an amount, as coarse as a count of the people who have any of it. */
function protectTotal({ counted, policy }: Judged, people: number): number {
  return toGrain(counted.numerator, grainOf(counted.numerator, people, policy.rounding));
}

function protectMean(judged: Judged, { people, squares }: Of<'mean'>): ProtectedCell {
  const { counted, policy } = judged;
  const { numerator: sum, denominator: count } = counted;
  const estimate = meanOfSums({ count, sum, sumOfSquares: squares });
  const grain = grainOf(estimate.value ?? 0, people, policy.rounding);
  return cellOf(judged, protectTotal(judged, people), coarse(estimate, grain));
}

/** Whether a rounded count of events leaves it open that there were fewer than a value needs. */
function mayBeFewer(events: number, fewest: number, { rounding }: Policy): boolean {
  return rounding > 1 && events - Math.floor(rounding / 2) < fewest;
}

/**
 * As coarse as a count of the group's events, as those that were expected of it, and as so many people
 * as counts are rounded to can move it, wherever they are.
 */
function grainOfEstimate(
  { estimate: { value, upper }, reference, leverage, relative }: Of<'estimate'>,
  events: number,
  base: number,
): number {
  const highest = upper ?? value ?? 0;
  return Math.max(
    grainOf(value ?? 0, events, base),
    reference === undefined ? 0 : grainOf(highest, reference, base),
    grainOf(leverage, 1, base),
    grainOf(highest * relative, 1, base),
  );
}

function protectEstimate(judged: Judged, figure: Of<'estimate'>): ProtectedCell {
  const { counted, denominator, excluded, unknown, policy } = judged;
  const { rounding } = policy;
  const { people, estimate, fewest, isAmount } = figure;
  const events = isAmount ? protectTotal(judged, people) : roundTo(counted.numerator, rounding);
  const shown = { count: events, denominator, excluded, unknown };
  if (isSmallBand(figure.smallestBand, policy)) return without('not-available', smallBand, shown);
  if (fewest > 0 && mayBeFewer(events, fewest, policy)) {
    const reason = `fewer than ${fewest} events, or too few to tell`;
    return without('not-available', reason, shown);
  }
  const grain = grainOfEstimate(figure, isAmount ? people : events, rounding);
  return cellOf(judged, events, coarse(estimate, grain));
}

/** The value of a group whose people may be shown, from protected counts or as coarse as they are. */
export function protectFigure(judged: Judged): ProtectedCell {
  const { figure } = judged.counted;
  switch (figure?.kind) {
    case undefined:
      return protectShare(judged);
    case 'events':
      return protectEvents(judged, figure);
    case 'mean':
      return protectMean(judged, figure);
    case 'estimate':
      return protectEstimate(judged, figure);
  }
}
