import { derivedDenominator, type FunnelRates } from './funnel-denominators.ts';
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

/** One point an area, in the areas' order; standardised rates of fewer than 10 events are not drawn. */
export function funnelPoints(
  input: FunnelRates & { readonly years?: number },
): readonly FunnelPlotPoint[] {
  const { years = 1 } = input;
  if (!(years > 0)) return input.events.map(() => notDrawn('multiplier-not-positive'));
  return input.events.map((events, area) => {
    const denominator = derivedDenominator(input, area);
    if (typeof denominator === 'string') return notDrawn(denominator);
    if (denominator === null || (input.rateType === 'dsr' && (events ?? 0) < 10))
      return notDrawn('fewer-than-10-events');
    const rate = input.rates[area] ?? null;
    const shown = rate ?? ((input.multiplier ?? 1) * (events ?? 0)) / denominator;
    return { rate: shown, population: denominator / years, reason: null };
  });
}
