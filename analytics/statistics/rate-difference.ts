import {
  type Estimate,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { askedProblem, rateProblem } from './input.ts';
import { poissonLimits } from './poisson-limits.ts';
import { bothOf, type Counted, moverLimits, type TwoGroups } from './two-groups.ts';

export const mover = "MOVER of exact Poisson or Byar's";

function intervalOf({ numerator, denominator }: Counted, confidence: number) {
  const limits = poissonLimits({ count: numerator, confidence });
  return { value: numerator / denominator, ...scaleLimits(limits, 1 / denominator) };
}

/**
 * The difference of two crude rates per `multiplier`, the first less the second. Its limits are made from
 * those of each rate (exact Poisson below 10 events, Byar's from 10): Zou and Donner 2008, Stat Med
 * 27:1693-1702. Groups without events
 * are allowed.
 */
export function rateDifference(groups: TwoGroups): Estimate {
  const problem =
    rateProblem(groups.numerator1, groups.denominator1) ??
    rateProblem(groups.numerator2, groups.denominator2) ??
    askedProblem(groups);
  if (problem !== null) return withoutEstimate(mover, problem);
  const { confidence = 0.95, multiplier = 1 } = groups;
  const [first, second] = bothOf(groups);
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(moverLimits(intervalOf(first, at), intervalOf(second, at)), multiplier),
  );
  const difference = first.numerator / first.denominator - second.numerator / second.denominator;
  if (!Number.isFinite(difference * multiplier))
    return withoutEstimate(mover, 'number-out-of-range');
  const reason = reasonOfLimits(confidence, limits);
  return { value: difference * multiplier, ...limits, method: mover, reason };
}
