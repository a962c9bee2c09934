import { derivedDenominator, type FunnelRates, yearsProblem } from './funnel-denominators.ts';
import { askedProblem, isMissing, type Maybe } from './input.ts';
import { type Reason, reasonOf } from './reason.ts';

/** Where an area stands on a funnel plot of rates; null where it is not drawn. */
export interface FunnelPlotPoint {
  readonly rate: number | null;
  /** People of one year: m O / rate, or the given denominator of an area without events. */
  readonly population: number | null;
  readonly reason: Reason | null;
}

const notDrawn = (code: Reason['code']): FunnelPlotPoint => ({
  rate: null,
  population: null,
  reason: reasonOf(code),
});

/** Why a rate cannot be drawn beside its events; a crude one may be missing, as events over people. */
function rateToDraw(rate: Maybe, events: number, { rateType }: FunnelRates): Reason['code'] | null {
  if (isMissing(rate)) return rateType === 'dsr' ? 'values-missing' : null;
  return events > 0 && rate <= 0 ? 'rate-not-positive' : null;
}

/**
 * One point an area, in the areas' order. Not drawn: a standardised rate of fewer than 10 events or that
 * is missing (its events over people are a crude rate), and a rate of 0 that has events.
 */
export function funnelPoints(
  input: FunnelRates & { readonly years?: number },
): readonly FunnelPlotPoint[] {
  const { years = 1 } = input;
  const problem = askedProblem({ multiplier: input.multiplier }) ?? yearsProblem(years);
  if (problem !== null) return input.events.map(() => notDrawn(problem));
  return input.events.map((events, area) => {
    const denominator = derivedDenominator(input, area);
    if (typeof denominator === 'string') return notDrawn(denominator);
    if (denominator === null || (input.rateType === 'dsr' && (events ?? 0) < 10))
      return notDrawn('fewer-than-10-events');
    const rate = input.rates[area] ?? null;
    const wrong = rateToDraw(rate, events ?? 0, input);
    if (wrong !== null) return notDrawn(wrong);
    const crude = ((input.multiplier ?? 1) * (events ?? 0)) / denominator;
    return { rate: isMissing(rate) ? crude : rate, population: denominator / years, reason: null };
  });
}
