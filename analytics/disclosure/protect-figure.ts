import type { Counted, Figure } from '../measures/counted.ts';
import { dispersion, widenedBy } from '../measures/repeat-spread.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanOfSums } from '../statistics/mean.ts';
import { poissonLimits } from '../statistics/poisson-limits.ts';
import { proportion } from '../statistics/proportion.ts';
import { rate } from '../statistics/rate.ts';
import { type ProtectedCell, without } from './cell.ts';
import { grainOf, toGrain } from './grain.ts';
import { coarseMargin, tellsOfFew, widerInterval } from './interval.ts';
import { coarseness, type Policy } from './policy.ts';
import { roundCount, shownLimits } from './rounding.ts';
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

/** How far events repeat, told to a tenth and never as less than it is. */
function toldDispersion(events: number, squares: number, policy: Policy): number {
  const exact = dispersion({ events, squares });
  return coarseness(policy) > 1 ? Math.ceil(exact * told) / told : exact;
}

/**
 * The percentage or crude rate that two shown counts make, with what else a group has; null for values
 * that counts do not give.
 */
export function valueOfCounts(
  { numerator: exact, figure, per = 100 }: Counted,
  { count: numerator, denominator }: { readonly count: number; readonly denominator: number },
  policy: Policy,
): Estimate | null {
  if (figure === undefined) return proportion({ numerator, denominator, multiplier: per });
  if (figure.kind !== 'events') return null;
  const estimate = rate({ numerator, denominator, multiplier: figure.per });
  return widenedBy(estimate, toldDispersion(exact, figure.squares, policy));
}

function protectCounts(judged: Judged): ProtectedCell {
  const { counted, denominator, policy } = judged;
  const count = roundCount(counted.numerator, policy);
  return cellOf(judged, count, valueOfCounts(counted, { count, denominator }, policy) as Estimate);
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
  return toGrain(counted.numerator, grainOf(counted.numerator, people, coarseness(policy)));
}

/** An estimate with limits further from its value, where its own would tell of one or two people. */
function widerWhereFew(estimate: Estimate, counted: Counted, policy: Policy): Estimate {
  const { value, lower, upper } = estimate;
  if (value === null || lower === null || upper === null || !tellsOfFew(counted, policy)) {
    return estimate;
  }
  const margin = coarseMargin((upper - lower) / 2, policy);
  const reason = { code: 'limit-not-calculable', text: widerInterval } as const;
  return { ...estimate, lower: value - margin, upper: value + margin, reason };
}

function protectMean(judged: Judged, { people, squares }: Of<'mean'>): ProtectedCell {
  const { counted, policy } = judged;
  const { numerator: sum, denominator: count } = counted;
  const estimate = widerWhereFew(
    meanOfSums({ count, sum, sumOfSquares: squares }),
    counted,
    policy,
  );
  const grain = grainOf(estimate.value ?? 0, people, coarseness(policy));
  return cellOf(judged, protectTotal(judged, people), coarse(estimate, grain));
}

/** Counts that are shown. */
export interface ShownCounts {
  readonly count: number;
  readonly denominator: number;
}

/**
 * The mean of rows that are shown, of the sums that they show; its interval is as wide as that of the rows
 * together. As coarse as any other mean.
 */
export function meanOfRows(
  rows: Counted & { readonly figure: Of<'mean'> },
  { count, denominator }: ShownCounts,
  policy: Policy,
): Estimate {
  const { numerator: sum, figure } = rows;
  const own = meanOfSums({ count: rows.denominator, sum, sumOfSquares: figure.squares });
  const { value, lower, upper, ...rest } = widerWhereFew(own, rows, policy);
  const shown = count / denominator;
  const moved = (limit: number | null) => (limit === null ? null : shown + limit - (value ?? 0));
  const grain = grainOf(shown, figure.people, coarseness(policy));
  return coarse({ ...rest, value: shown, lower: moved(lower), upper: moved(upper) }, grain);
}

/** Whether a rounded count of events leaves it open that there were fewer than a value needs. */
function mayBeFewer(events: number, fewest: number, policy: Policy): boolean {
  const rounded = { ...policy, threshold: 0, zero: 'shown' } as const;
  return policy.rounding > 1 && shownLimits(events, rounded).lower < fewest;
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

/** How far a limit of an estimate is from its value when the events are others, each of them alike. */
function limitOf(
  estimate: Estimate,
  side: 'lower' | 'upper',
  [events, shown]: readonly [number, number],
): number | null {
  const { value, [side]: limit } = estimate;
  const own = poissonLimits({ count: events })[side];
  const other = poissonLimits({ count: shown })[side];
  if (value === null || limit === null || own === null || other === null) return limit;
  const times = own === events ? 1 : (other - shown) / (own - events);
  return value * (shown / events) + (limit - value) * times;
}

/**
 * An estimate as it would be of the number of events that is shown, each of them like those that there
 * are: otherwise it would tell which of the numbers that are shown alike there are. Limits of rates and
 * ratios go by those of their count (Dobson; Breslow and Day).
 */
function ofShownEvents(estimate: Estimate, events: number, shown: number): Estimate {
  if (events === 0 || shown === events || estimate.value === null) return estimate;
  const counts = [events, shown] as const;
  return {
    ...estimate,
    value: estimate.value * (shown / events),
    lower: limitOf(estimate, 'lower', counts),
    upper: limitOf(estimate, 'upper', counts),
  };
}

function protectEstimate(judged: Judged, figure: Of<'estimate'>): ProtectedCell {
  const { counted, denominator, excluded, unknown, policy } = judged;
  const { people, estimate, fewest, isAmount } = figure;
  const events = isAmount ? protectTotal(judged, people) : roundCount(counted.numerator, policy);
  const shown = { count: events, denominator, excluded, unknown };
  if (isSmallBand(figure.smallestBand, policy)) return without('not-available', smallBand, shown);
  if (fewest > 0 && mayBeFewer(events, fewest, policy)) {
    const reason = `fewer than ${fewest} events, or too few to tell`;
    return without('not-available', reason, shown);
  }
  const asShown = isAmount ? estimate : ofShownEvents(estimate, counted.numerator, events);
  const ownFigure = { ...figure, estimate: asShown };
  const grain = grainOfEstimate(ownFigure, isAmount ? people : events, coarseness(policy));
  return cellOf(judged, events, coarse(widerWhereFew(asShown, counted, policy), grain));
}

/** The value of a group whose people may be shown, from protected counts or as coarse as they are. */
export function protectFigure(judged: Judged): ProtectedCell {
  const { figure } = judged.counted;
  switch (figure?.kind) {
    case undefined:
    case 'events':
      return protectCounts(judged);
    case 'mean':
      return protectMean(judged, figure);
    case 'estimate':
      return protectEstimate(judged, figure);
  }
}
