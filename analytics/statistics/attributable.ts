import {
  type Confidence,
  confidenceProblem,
  type Estimate,
  type Limits,
  limitsAt,
  noLimits,
  reasonOfLimits,
  withoutEstimate,
} from './estimate.ts';
import { type Maybe, rateProblem, sumOf } from './input.ts';
import { poissonLimits } from './poisson-limits.ts';
import { wilsonLimits } from './proportion.ts';
import type { ReasonCode } from './reason.ts';

export const attributableFractionMethod = 'Wilson score of the share of events in the last group';
export const excessMethod = "MOVER, exact Poisson or Byar's";

export interface AttributableInput {
  /** Events and people of each group, from the most to the least deprived: the last one is compared with. */
  readonly events: readonly Maybe[];
  readonly populations: readonly Maybe[];
  readonly confidence?: Confidence;
}

export interface Attributable {
  /** The share of all events that would not be there at the last group's rate; below 0 where more would. */
  readonly fraction: Estimate;
  /** Those events: all groups together. */
  readonly excess: Estimate;
  /** The same of each group; the last one's is 0. */
  readonly excessByGroup: readonly Estimate[];
}

function problemOf({
  events,
  populations,
  confidence = 0.95,
}: AttributableInput): ReasonCode | null {
  if (events.length === 0) return 'areas-none';
  if (events.length !== populations.length) return 'bands-differ';
  for (const [group, count] of events.entries()) {
    const problem = rateProblem(count, populations[group] ?? null);
    if (problem !== null) return problem;
  }
  const most = sumOf(events) * (sumOf(populations) / (populations.at(-1) ?? 1));
  return Number.isFinite(most) ? confidenceProblem(confidence) : 'number-out-of-range';
}

function withoutFraction(input: AttributableInput, code: ReasonCode): Attributable {
  const excess = withoutEstimate(excessMethod, code);
  return {
    fraction: withoutEstimate(attributableFractionMethod, code),
    excess,
    excessByGroup: input.events.map(() => excess),
  };
}

/** Zou and Donner 2008: from the limits of two independent counts those of one - times x other. */
function differenceLimits(one: number, other: number, times: number, level: number): Limits {
  const first = poissonLimits({ count: one, confidence: level });
  const second = poissonLimits({ count: other, confidence: level });
  if (first.lower === null || second.lower === null) return noLimits;
  if (first.upper === null || second.upper === null) return noLimits;
  const difference = one - times * other;
  const below = Math.hypot(one - first.lower, times * (second.upper - other));
  const above = Math.hypot(first.upper - one, times * (other - second.lower));
  return Number.isFinite(below + above)
    ? { lower: difference - below, upper: difference + above }
    : noLimits;
}

function fractionOf(
  events: { readonly all: number; readonly last: number },
  peopleRatio: number,
  confidence: Confidence,
): Estimate {
  if (events.all === 0) return withoutEstimate(attributableFractionMethod, 'events-none');
  const limits = (level: number): Limits => {
    const share = wilsonLimits(events.last, events.all, level);
    if (share.lower === null || share.upper === null) return noLimits;
    return { lower: 1 - peopleRatio * share.upper, upper: 1 - peopleRatio * share.lower };
  };
  const interval = limitsAt(confidence, limits);
  return {
    value: 1 - (peopleRatio * events.last) / events.all,
    ...interval,
    method: attributableFractionMethod,
    reason: reasonOfLimits(confidence, interval),
  };
}

/**
 * How much of an outcome goes with deprivation: the population attributable fraction against the least
 * deprived group, (O - N r0) / O with r0 = O0 / N0, and the events in excess of that group's rate, in all
 * and in each group. A description, not a claim that deprivation causes them.
 *
 * Given all events, those of the last group are binomial, and the fraction is 1 - (N / N0) times their
 * share: Wilson 1927 limits of the share become its limits. The excess is a difference of two independent
 * counts: MOVER, Zou and Donner 2008 (Stat Med 27:1693-1702), from their Poisson limits. Never throws for
 * lists of numbers.
 */
export function attributable(input: AttributableInput): Attributable {
  const problem = problemOf(input);
  if (problem !== null) return withoutFraction(input, problem);
  const { confidence = 0.95 } = input;
  const events = input.events as readonly number[];
  const people = input.populations as readonly number[];
  const last = events.at(-1) ?? 0;
  const lastPeople = people.at(-1) ?? 1;
  const excess = (count: number, population: number): Estimate => {
    const times = population / lastPeople;
    const limits = (level: number) => differenceLimits(count, last, times, level);
    const value = count - times * last;
    const interval = limitsAt(confidence, limits);
    const reason = reasonOfLimits(confidence, interval);
    return { value, ...interval, method: excessMethod, reason };
  };
  const others = (numbers: readonly number[]) => sumOf(numbers.slice(0, -1));
  const nothing = limitsAt(confidence, () => ({ lower: 0, upper: 0 }));
  const ofLast: Estimate = { value: 0, ...nothing, method: excessMethod, reason: null };
  const all = sumOf(events);
  return {
    fraction: fractionOf({ all, last }, sumOf(people) / lastPeople, confidence),
    excess: excess(others(events), others(people)),
    excessByGroup: events.map((count, group) =>
      group === events.length - 1 ? ofLast : excess(count, people[group] ?? 0),
    ),
  };
}
