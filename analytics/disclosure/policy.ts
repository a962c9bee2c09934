import { policyWords } from '../contract/policy-words.ts';
import type { ReleasedPolicy } from '../contract/released.ts';
import type { Dominance } from './dominance.ts';

import { fewestOfAmount } from './primary.ts';

export { findPolicy, policies } from './policy-book.ts';

/** A named, dated rule of what may leave the engine. */
export interface Policy extends ReleasedPolicy {
  readonly dated: string;
  readonly setBy: string;
  readonly source: string;
  /** Fewer people than this in a denominator hide the percentage. */
  readonly smallestDenominator: number;
  /** Fewer than this in a numerator, but not nobody, hide the percentage. */
  readonly smallestNumerator: number;
  /** When too few people make an amount; null where nobody asks. */
  readonly dominance: Dominance | null;
}

/** What a released table says of its policy. */
export function releasedPolicy(policy: Policy): ReleasedPolicy {
  const { id, title, threshold, zero, complement, rounding, roundingMethod, totals } = policy;
  const { protectionWidth, working } = policy;
  return {
    ...{ id, title, threshold, zero, complement, rounding, roundingMethod, totals },
    ...{ protectionWidth, working },
  };
}

/**
 * The step that a value which counts do not give is told as coarsely as: that of shown counts, or, where
 * they are exact and small ones hidden, the fewest people that are told of. 1 is exact.
 */
export function coarseness({ rounding, threshold }: Policy): number {
  return rounding > 1 || threshold === 0 ? rounding : threshold + 1;
}

/** The policy of counts of people whom a measure leaves out: that these are nobody is always shown. */
export const ofApart = (policy: Policy): Policy => ({ ...policy, zero: 'shown' });

function smallWords({ smallestDenominator, smallestNumerator }: Policy): string {
  if (smallestDenominator <= 1) return '';
  const fewest =
    smallestNumerator === smallestDenominator || smallestNumerator <= 1
      ? `${smallestDenominator} people`
      : `${smallestDenominator} people, or with fewer than ${smallestNumerator} events,`;
  return `percentages of fewer than ${fewest} are hidden; `;
}

function wholeWords({ complement, threshold, rounding, totals }: Policy): string {
  const whole = `nearly all is all but ${threshold === 1 ? 'one' : `1 to ${threshold}`}; `;
  const apart = rounding > 1 && totals === 'rounded' ? 'each total is rounded by itself; ' : '';
  return `${complement === 'hidden' ? whole : ''}${apart}`;
}

function amountWords(policy: Policy): string {
  const { dominance } = policy;
  if (dominance === null) return '';
  const share = Math.round(dominance.share * 1000) / 10;
  const fewest = fewestOfAmount(policy);
  const few =
    fewest > policy.threshold + 1
      ? `events and amounts of fewer than ${fewest} people are hidden; `
      : '';
  return `${few}amounts of which ${dominance.contributors} people may have over ${share}% are hidden; `;
}

/** What a policy does, in one sentence. */
export function policySentence(policy: Policy): string {
  if (policy.working) return 'Nothing is hidden and nothing is rounded: not for release.';
  const words = policyWords(policy);
  const coarse = policy.rounding > 1 ? 'as coarse' : `of ${coarseness(policy)} people`;
  const rest = `percentages and crude rates are worked out from those counts, standardised values and means are told in steps ${coarse}`;
  const rules = `${wholeWords(policy)}${smallWords(policy)}${amountWords(policy)}${rest}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; ${rules}.`;
}
