import type { Reason } from '../statistics/reason.ts';
import type { Policy } from './policy.ts';
import { isDisclosive } from './primary.ts';

/** Why a value is not told of which an age band holds so few that it would tell of them. */
export const smallBand = 'an age band holds nobody, or too few people';

/** Whether an age band of so many people would tell of them. */
export function isSmallBand(people: number, policy: Policy): boolean {
  return people > 0 && (people < policy.smallestDenominator || isDisclosive(people, policy));
}

/** Why there is no value; that nobody is of an age is not told where a count of nobody is hidden. */
export function whyNot(reason: Reason | null, { zero }: Policy): string {
  if (reason?.code === 'population-not-positive' && zero === 'hidden') return smallBand;
  return reason?.text ?? 'no denominator';
}
