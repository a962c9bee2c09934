import { isMissing } from './input.ts';
import type { ReasonCode } from './reason.ts';

type Numbers = readonly (number | null)[];

export interface FunnelRates {
  readonly events: Numbers;
  /** Per `multiplier`, of `years` years together. */
  readonly rates: Numbers;
  /** People (times years), needed where an area has no events. */
  readonly denominators?: Numbers;
  readonly rateType: 'crude' | 'dsr';
  readonly multiplier?: number;
}

/** How many people an area's rate speaks of: m O / rate; null where it is left out. */
export function derivedDenominator(input: FunnelRates, area: number): number | null | ReasonCode {
  const events = input.events[area] ?? null;
  const rate = input.rates[area] ?? null;
  const given = input.denominators?.[area] ?? null;
  if (isMissing(events)) return 'numerator-missing';
  if (events < 0) return 'numerator-negative';
  if (given !== null && isMissing(given)) return 'denominator-missing';
  if (given !== null && given <= 0) return 'denominator-not-positive';
  if (events === 0) return given === null ? 'events-without-denominator' : zeroEvents(input, given);
  if (isMissing(rate) || rate <= 0) return given ?? 'denominator-missing';
  return usable(((input.multiplier ?? 1) * events) / rate);
}

const usable = (people: number) =>
  Number.isFinite(people) && people > 0 ? people : 'number-out-of-range';

/** A standardised rate of 0 says nothing of the people behind it. */
function zeroEvents({ rateType }: FunnelRates, given: number): number | null {
  return rateType === 'dsr' ? null : given;
}

/** Events per person over all areas that have a denominator; null where there are none. */
export function funnelCentre(input: FunnelRates): {
  readonly centre: number | null;
  readonly denominators: readonly (number | null | ReasonCode)[];
} {
  const denominators = input.events.map((_, area) => derivedDenominator(input, area));
  let events = 0;
  let people = 0;
  denominators.forEach((denominator, area) => {
    if (typeof denominator !== 'number') return;
    events += input.events[area] ?? 0;
    people += denominator;
  });
  return { centre: people > 0 ? events / people : null, denominators };
}

export const yearsProblem = (years: number): ReasonCode | null =>
  Number.isFinite(years) && years > 0 ? null : 'years-not-positive';
