import type { Counted, Figure } from '../measures/counted.ts';
import { dispersion, widenedBy } from '../measures/repeat-spread.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanOfSums } from '../statistics/mean.ts';
import { proportion } from '../statistics/proportion.ts';
import { rate } from '../statistics/rate.ts';
import type { Reason } from '../statistics/reason.ts';
import { type ProtectedCell, without } from './cell.ts';
import { grainOf, toGrain } from './grain.ts';
import type { Policy } from './policy.ts';
import { roundTo } from './rounding.ts';

/** Numbers that may be shown, and what has been made of them so far. */
export interface Judged {
  readonly counted: Counted;
  /** Protected. */
  readonly denominator: number;
  readonly excluded: number | null;
  readonly policy: Policy;
}

type Of<K extends Figure['kind']> = Figure & { readonly kind: K };

/** Digits after which an inflation of the variance would tell more than a rounded count does. */
const told = 10;

/** Why there is no value; that nobody is of an age is not told where a count of nobody is hidden. */
function whyNot(reason: Reason | null, { zero }: Policy): string {
  if (reason?.code === 'population-not-positive' && zero === 'hidden') {
    return 'an age band holds nobody, or too few';
  }
  return reason?.text ?? 'no denominator';
}

function cellOf(judged: Judged, count: number, estimate: Estimate): ProtectedCell {
  const { denominator, excluded } = judged;
  const { value, lower, upper, reason } = estimate;
  const shown = { count, denominator, excluded };
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

/** As coarse as the group's own events make it, and as those that were expected of it. */
function grainOfEstimate(
  { value, upper }: Estimate,
  events: number,
  reference: number,
  base: number,
) {
  return Math.max(grainOf(value ?? 0, events, base), grainOf(upper ?? 0, reference, base));
}

function protectEstimate(judged: Judged, figure: Of<'estimate'>): ProtectedCell {
  const { counted, denominator, excluded, policy } = judged;
  const { rounding } = policy;
  const { people, estimate, fewest, reference = Number.POSITIVE_INFINITY } = figure;
  if (figure.isAmount) {
    const grain = grainOf(estimate.value ?? 0, people, rounding);
    return cellOf(judged, protectTotal(judged, people), coarse(estimate, grain));
  }
  const events = roundTo(counted.numerator, rounding);
  if (fewest > 0 && mayBeFewer(events, fewest, policy)) {
    const reason = `fewer than ${fewest} events, or too few to tell`;
    return without('not-available', reason, { count: events, denominator, excluded });
  }
  const grain = grainOfEstimate(estimate, events, reference, rounding);
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
