import { askedProblem } from './input.ts';
import {
  type Bands,
  bandsProblem,
  bandTotals,
  dobson,
  fewestEvents,
  type StandardisedRate,
  withoutRate,
} from './standardised-bands.ts';

export const dobsonByars = "Dobson, Byar's";

/**
 * A directly standardised rate per `multiplier` with Dobson's interval. Dobson et al. 1991, Stat Med
 * 10:457-462; not given below 10 events (Morris, Tan, Fryers and Bestwick 2018, Popul Health Metr 16:3),
 * though the totals are.
 *
 * A missing count is 0. Bands left out renormalise the weights. A band without people leaves its group
 * without a value and says so; in PHEindicatormethods it stops the whole run.
 */
export function directlyStandardisedRate(bands: Bands): StandardisedRate {
  const problem = bandsProblem(bands) ?? askedProblem(bands);
  if (problem !== null) return withoutRate(dobsonByars, problem, bands);
  if (bandTotals(bands).totalCount < fewestEvents) {
    return withoutRate(dobsonByars, 'fewer-than-10-events', bands);
  }
  return dobson(bands, bands.counts, dobsonByars);
}
