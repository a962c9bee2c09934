import { funnelAxis, funnelRange } from './funnel-axis.ts';
import { type FunnelRates, funnelCentre, yearsProblem } from './funnel-denominators.ts';
import { countsOnFunnel, funnelExpected } from './funnel-expected.ts';
import { type FunnelLines, funnelLines, wilsonFunnel } from './funnel-lines.ts';
import { askedProblem, sumOf } from './input.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

type Numbers = readonly (number | null)[];

export const wilsonFunnelMethod = 'Wilson';
export const poissonFunnelMethod = 'exact Poisson';

export interface FunnelPoint extends FunnelLines {
  /** The place on the axis: a population, or the observed or expected events. */
  readonly x: number;
}

/** The lines of a funnel plot at 100 places, or at those asked for. */
export interface FunnelLimits {
  /** The centre line. */
  readonly baseline: number | null;
  readonly points: readonly FunnelPoint[];
  readonly method: string;
  readonly reason: Reason | null;
}

/** A place on a rate's funnel, with the population of one year to which each line belongs there. */
export interface RateFunnelPoint extends FunnelPoint {
  readonly population: FunnelLines;
}

const without = (method: string, code: ReasonCode) => ({
  baseline: null,
  points: [],
  method,
  reason: reasonOf(code),
});

const mapLines = (lines: FunnelLines, change: (line: number) => number): FunnelLines => ({
  lower95: change(lines.lower95),
  upper95: change(lines.upper95),
  lower998: change(lines.lower998),
  upper998: change(lines.upper998),
});

const areFinite = ({ lower95, upper95, lower998, upper998 }: FunnelLines) =>
  [lower95, upper95, lower998, upper998].every((line) => Number.isFinite(line));

/** A funnel, or the reason where its numbers are beyond what can be calculated. */
function withPoints<Point extends FunnelPoint>(
  method: string,
  baseline: number,
  points: readonly Point[],
) {
  const isWhole = Number.isFinite(baseline) && points.every((point) => areFinite(point));
  return isWhole
    ? { baseline, points, method, reason: null }
    : without(method, 'number-out-of-range');
}

function areasProblem(counts: Numbers, denominators: Numbers): ReasonCode | null {
  if (counts.length === 0) return 'areas-none';
  if (counts.length !== denominators.length) return 'bands-differ';
  if (counts.some((count) => !Number.isFinite(count))) return 'numerator-missing';
  if (denominators.some((people) => !Number.isFinite(people))) return 'denominator-missing';
  if (counts.some((count) => (count ?? 0) < 0)) return 'numerator-negative';
  return denominators.every((people) => (people ?? 0) > 0) ? null : 'denominator-not-positive';
}

/**
 * The funnel of a proportion: at each population the proportions whose Wilson limits just touch the
 * average. Cut at 0 and at 1 times the multiplier; the reference cuts the upper line at 100 whatever the
 * multiplier, which `ceiling: 100` gives. `at` asks for given populations in place of the axis of 100.
 */
export function funnelLimitsOfProportion(input: {
  readonly numerators: Numbers;
  readonly denominators: Numbers;
  readonly multiplier?: number;
  readonly ceiling?: number;
  readonly at?: readonly number[];
}): FunnelLimits {
  const { numerators, denominators, multiplier = 1, ceiling = multiplier } = input;
  const tooMany = numerators.some((count, area) => (count ?? 0) > (denominators[area] ?? 0));
  const problem =
    areasProblem(numerators, denominators) ?? (tooMany ? 'numerator-above-denominator' : null);
  if (problem !== null) return without(wilsonFunnelMethod, problem);
  const asked = askedProblem({ multiplier });
  if (asked !== null) return without(wilsonFunnelMethod, asked);
  const people = denominators as readonly number[];
  const centre = sumOf(numerators as readonly number[]) / sumOf(people);
  const axis = input.at ?? funnelAxis(funnelRange(people), 99);
  const cut = (line: number) => Math.min(ceiling, Math.max(0, line * multiplier));
  const points = axis.map((x) => ({ x, ...mapLines(wilsonFunnel(centre, x), cut) }));
  return withPoints(wilsonFunnelMethod, centre * multiplier, points);
}

/** The expected number to which each line belongs where so many are observed. */
function expectedLines(observed: number): FunnelLines {
  return funnelLines((p) => {
    const { forLowerLimit, forUpperLimit } = funnelExpected({ observed, p });
    return { lower: forLowerLimit ?? Number.NaN, upper: forUpperLimit ?? Number.NaN };
  });
}

/** Observed over expected on each line, at an observed count on the axis. */
const ratiosAtObserved = (observed: number) =>
  mapLines(expectedLines(observed), (expected) => observed / expected);

/** Observed over expected on each line, at an expected number. */
const ratiosAtExpected = (expected: number) =>
  mapLines(
    funnelLines((p) => countsOnFunnel(expected, p)),
    (count) => count / expected,
  );

/**
 * The funnel of observed over expected, as `count` (the ratio less 1) or `isr` (times 100). The axis
 * counts OBSERVED events; `at` asks for given EXPECTED numbers instead, where areas are drawn. Closed
 * form by chi-squared, in place of the reference's bisection.
 */
export function funnelLimitsOfRatio(input: {
  readonly observed: Numbers;
  readonly expected: Numbers;
  readonly ratioType: 'count' | 'isr';
  readonly at?: readonly number[];
}): FunnelLimits {
  const problem = areasProblem(input.observed, input.expected);
  if (problem !== null) return without(poissonFunnelMethod, problem);
  const shown = (ratio: number) => (input.ratioType === 'count' ? ratio - 1 : ratio * 100);
  const axis = input.at ?? funnelAxis(funnelRange(input.expected as readonly number[]), 100);
  const ratios = input.at === undefined ? ratiosAtObserved : ratiosAtExpected;
  const points = axis.map((x) => ({ x, ...mapLines(ratios(x), shown) }));
  return withPoints(poissonFunnelMethod, shown(1), points);
}

interface RateFunnel extends FunnelRates {
  readonly years?: number;
}

/** The axis of a rate: from populations of one year to events of all years. */
function rateAxis(denominators: readonly number[], years: number, centre: number): number[] {
  const { first, last } = funnelRange(denominators.map((people) => people / years));
  const events = {
    first: Math.floor(first * years * centre),
    last: Math.ceil(last * years * centre),
  };
  return funnelAxis(events, 99);
}

/** One place of a rate's funnel, from the events of all years expected or observed there. */
function ratePoint(
  x: number,
  isPopulation: boolean,
  { centre, multiplier, years }: { centre: number; multiplier: number; years: number },
): RateFunnelPoint {
  if (isPopulation) {
    const ratios = ratiosAtExpected(x * years * centre);
    const population = { lower95: x, upper95: x, lower998: x, upper998: x };
    return { x, ...mapLines(ratios, (ratio) => ratio * centre * multiplier), population };
  }
  const rates = mapLines(ratiosAtObserved(x), (ratio) => ratio * centre * multiplier);
  const population = mapLines(expectedLines(x), (expected) => expected / centre / years);
  return { x, ...rates, population };
}

/**
 * The funnel of a crude or directly standardised rate. The average is all events over the denominators
 * that the rates imply (m O / rate). The axis counts events; `at` asks for given populations of one year
 * instead, where areas are drawn. An area without events needs its denominator; as a standardised rate
 * it is left out.
 */
export function funnelLimitsOfRate(
  input: RateFunnel & { readonly at?: readonly number[] },
): Omit<FunnelLimits, 'points'> & { readonly points: readonly RateFunnelPoint[] } {
  const { multiplier = 1, years = 1 } = input;
  const asked = askedProblem({ multiplier }) ?? yearsProblem(years);
  if (asked !== null) return without(poissonFunnelMethod, asked);
  const { centre, denominators } = funnelCentre(input);
  const problem = denominators.find((one) => typeof one === 'string');
  if (problem !== undefined) return without(poissonFunnelMethod, problem as ReasonCode);
  if (centre === null) return without(poissonFunnelMethod, 'areas-none');
  if (centre === 0) return without(poissonFunnelMethod, 'mean-not-positive');
  const people = denominators.filter((one) => typeof one === 'number');
  const axis = input.at ?? rateAxis(people, years, centre);
  const setting = { centre, multiplier, years };
  const points = axis.map((x) => ratePoint(x, input.at !== undefined, setting));
  return points.every(({ population }) => areFinite(population))
    ? withPoints(poissonFunnelMethod, centre * multiplier, points)
    : without(poissonFunnelMethod, 'number-out-of-range');
}
