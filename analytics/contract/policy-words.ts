import type { ReleasedPolicy } from './released.ts';

function hiddenWords({ threshold, zero, complement }: ReleasedPolicy): string {
  const isZeroHidden = zero === 'hidden';
  const nobody = isZeroHidden ? 'zero is hidden' : 'zero is shown';
  if (threshold === 0) return `no count is hidden, ${nobody}`;
  const small = threshold === 1 ? 'counts of 1' : `counts from 1 to ${threshold}`;
  const whole = complement === 'hidden' ? ', those of all or nearly all of a group too' : '';
  return `${small} are hidden with what would give them away${whole}, ${nobody}`;
}

function shownWords({ rounding, roundingMethod, totals }: ReleasedPolicy): string {
  if (rounding <= 1) return 'shown counts are exact';
  const own = totals === 'summed' ? ' and totals are their sums' : '';
  if (roundingMethod !== 'midpoint') {
    return `shown counts are rounded to the nearest ${rounding}${own}`;
  }
  const middle = `(${rounding / 2} for 1 to ${rounding})`;
  return `shown counts are the middle of the ${rounding} they are one of ${middle}${own}`;
}

/** What a policy does to counts, in words that go on a sentence: no capital, no full stop. */
export function policyWords(policy: ReleasedPolicy): string {
  return `${hiddenWords(policy)}, ${shownWords(policy)}`;
}
