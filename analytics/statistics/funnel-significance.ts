import { type FunnelRates, funnelCentre } from './funnel-denominators.ts';
import { wilsonFunnel } from './funnel-lines.ts';
import { type Maybe, proportionProblem, rateProblem } from './input.ts';
import { poissonLimits } from './poisson-limits.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

type Numbers = readonly Maybe[];

/** Beyond which control limit an area lies, and on which side. */
export type FunnelCategory =
  | 'high-998'
  | 'high-95'
  | 'low-998'
  | 'low-95'
  | 'not-significant'
  | 'not-applicable';

export interface FunnelArea {
  readonly category: FunnelCategory;
  /** Why the area has no category. */
  readonly reason: Reason | null;
}

const notApplicable = (code: ReasonCode): FunnelArea => ({
  category: 'not-applicable',
  reason: reasonOf(code),
});

/** Against the funnel's own lines, low before high. */
function categoryOnFunnel(share: number, centre: number, population: number): FunnelCategory {
  const lines = wilsonFunnel(centre, population);
  if (share < lines.lower998) return 'low-998';
  if (share < lines.lower95) return 'low-95';
  if (share > lines.upper998) return 'high-998';
  return share > lines.upper95 ? 'high-95' : 'not-significant';
}

/**
 * Each area's proportion against the funnel of all areas (Wilson). An area whose numbers are missing or
 * impossible gets its reason and does not count towards the average.
 */
export function funnelSignificanceOfProportion(input: {
  readonly numerators: Numbers;
  readonly denominators: Numbers;
}): readonly FunnelArea[] {
  const areas = input.numerators.map((count, area) => {
    const people = input.denominators[area] ?? null;
    return { count: count ?? 0, people: people ?? 0, problem: proportionProblem(count, people) };
  });
  const usable = areas.filter(({ problem }) => problem === null);
  const counts = usable.reduce((sum, { count }) => sum + count, 0);
  const centre = counts / usable.reduce((sum, { people }) => sum + people, 0);
  return areas.map(({ count, people, problem }) =>
    problem === null
      ? { category: categoryOnFunnel(count / people, centre, people), reason: null }
      : notApplicable(problem),
  );
}

/** Whether the centre lies outside the area's own interval, exact below 10 events and Byar's from 10. */
function categoryByInterval(events: number, denominator: number, centre: number): FunnelCategory {
  const outer = poissonLimits({ count: events, confidence: 0.998 });
  const inner = poissonLimits({ count: events, confidence: 0.95 });
  const isAbove = (limit: number | null) => limit !== null && centre < limit / denominator;
  const isBelow = (limit: number | null) => limit !== null && centre > limit / denominator;
  if (isAbove(outer.lower)) return 'high-998';
  if (isAbove(inner.lower)) return 'high-95';
  if (isBelow(outer.upper)) return 'low-998';
  return isBelow(inner.upper) ? 'low-95' : 'not-significant';
}

/** Each area's observed over expected against 1, by the area's own interval. */
export function funnelSignificanceOfRatio(input: {
  readonly observed: Numbers;
  readonly expected: Numbers;
}): readonly FunnelArea[] {
  return input.observed.map((observed, area) => {
    const expected = input.expected[area] ?? null;
    const problem = rateProblem(observed, expected);
    if (problem !== null) return notApplicable(problem);
    return { category: categoryByInterval(observed ?? 0, expected ?? 1, 1), reason: null };
  });
}

/**
 * Each area's rate against all events over all derived denominators, by the area's own interval. A
 * directly standardised rate of fewer than 10 events has no category.
 */
export function funnelSignificanceOfRate(input: FunnelRates): readonly FunnelArea[] {
  const { centre, denominators } = funnelCentre(input);
  return denominators.map((denominator, area) => {
    const events = input.events[area] ?? 0;
    if (typeof denominator === 'string') return notApplicable(denominator);
    if (input.rateType === 'dsr' && events < 10) return notApplicable('fewer-than-10-events');
    if (denominator === null || centre === null) return notApplicable('denominator-missing');
    return { category: categoryByInterval(events, denominator, centre), reason: null };
  });
}
