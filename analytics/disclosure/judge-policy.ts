import type { Policy } from './policy.ts';
import { complainOf, type PolicyFile } from './policy-entries.ts';
import { hiddenLimits, roundCount, shownLimits } from './rounding.ts';

/** The id of the policy that hides nothing: for the analyst's own screen. */
export const workingId = 'working';

/** A key, and why what it says cannot stand; null where it can. */
type Judgement = readonly [key: string, reason: string | null];

const when = (isWrong: boolean, reason: string) => (isWrong ? reason : null);

/** How closely a hidden count may be known where a policy does not say. */
export function usualWidth({
  threshold,
  rounding,
  roundingMethod,
}: Pick<Policy, 'threshold' | 'rounding' | 'roundingMethod'>): number {
  return Math.max(threshold + 1, roundingMethod === 'midpoint' ? rounding - 1 : 1);
}

/** A hidden count is at least known to be one of those that the threshold hides. */
function leastWidth({ threshold, zero }: Policy): number {
  return Math.max(1, zero === 'hidden' ? threshold : threshold - 1);
}

/** How wide a hidden count of the smallest group that is shown can be known at most. */
function mostWidth(policy: Policy): number {
  const smallest = Math.max(policy.smallestDenominator, policy.threshold + 1);
  const { upper } = shownLimits(roundCount(smallest, policy), policy);
  return upper - hiddenLimits(policy).lower;
}

function judgeRounding(policy: Policy): Judgement[] {
  const { threshold, rounding, roundingMethod, totals } = policy;
  const smallest = Math.max(policy.smallestDenominator, threshold + 1);
  const hidesSome = threshold > 0;
  return [
    [
      'rounding',
      when(
        roundingMethod === 'midpoint' && rounding % 2 === 1,
        '"rounding" is to be an even number where "rounding-method" is midpoint.',
      ),
    ],
    [
      'totals',
      when(
        totals === 'summed' && rounding === 1,
        '"totals" cannot be summed where "rounding" is 1: sums of exact counts are the exact totals, or lack what is hidden.',
      ),
    ],
    [
      'threshold',
      when(
        hidesSome && roundCount(threshold + 1, policy) === 0,
        `"threshold" hides 1 to ${threshold}, and "rounding" shows ${threshold + 1} as 0: raise the one or lower the other.`,
      ),
    ],
    [
      'smallest-denominator',
      when(
        roundCount(smallest, policy) === 0,
        `"smallest-denominator" lets out groups of ${smallest}, which "rounding" shows as 0.`,
      ),
    ],
  ];
}

function judgeHiding(policy: Policy): Judgement[] {
  const { threshold, zero, complement } = policy;
  const only = '"threshold" is 0, so that a hidden count could be nothing else.';
  return [
    ['zero', when(threshold === 0 && zero === 'hidden', `"zero" is hidden and ${only}`)],
    [
      'complement',
      when(threshold === 0 && complement === 'hidden', `"complement" is hidden and ${only}`),
    ],
  ];
}

function judgeWidth(policy: Policy): Judgement[] {
  const { protectionWidth, threshold } = policy;
  const [least, most] = [leastWidth(policy), mostWidth(policy)];
  return [
    [
      'protection-width',
      when(
        protectionWidth < least,
        `"protection-width" is under ${least}: a hidden count would be known more closely than that it is hidden.`,
      ),
    ],
    [
      'protection-width',
      when(
        threshold > 0 && protectionWidth > most,
        `"protection-width" is over ${most}: no hidden count of the smallest group shown could be so uncertain. Raise "smallest-denominator".`,
      ),
    ],
  ];
}

/** What the policy of an organisation may not do, so that none hides nothing under another name. */
function judgeOwn(policy: Policy): Judgement[] {
  const { id, threshold, zero, rounding, roundingMethod, dominance } = policy;
  const isMiddle = roundingMethod === 'midpoint' && rounding >= 4;
  const tellsOne = threshold === 1 && zero === 'shown' && !isMiddle;
  return [
    ['id', when(id === workingId, '"id" is working, which is the program\'s own.')],
    [
      'threshold',
      when(
        threshold === 0 && !isMiddle,
        '"threshold" is 0, which hides nothing: 1 at least, unless "rounding-method" is midpoint and "rounding" 4 or more.',
      ),
    ],
    [
      'threshold',
      when(tellsOne, '"threshold" is 1 and "zero" shown: a hidden count could be only 1.'),
    ],
    ['dominance', when(dominance === null, '"dominance" may not be none.')],
  ];
}

/** Notes what contradicts itself in a policy, or would protect nobody. */
export function judgePolicy(file: PolicyFile, policy: Policy, isShipped: boolean): void {
  const note = (judgements: readonly Judgement[]) => {
    for (const [key, reason] of judgements) if (reason !== null) complainOf(file, key, reason);
  };
  note([...judgeRounding(policy), ...judgeHiding(policy)]);
  if (!isShipped) note(judgeOwn(policy));
  if (file.problems.length === 0) note(judgeWidth(policy));
}
