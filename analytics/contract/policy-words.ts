import type { ReleasedPolicy } from './released.ts';

/** What a policy does to counts, in words that go on a sentence: no capital, no full stop. */
export function policyWords({ threshold, zero, rounding }: ReleasedPolicy): string {
  const small =
    threshold === 0
      ? 'no count is hidden'
      : threshold === 1
        ? 'counts of 1 are hidden'
        : `counts from 1 to ${threshold} are hidden`;
  const shown =
    rounding <= 1
      ? 'shown counts are exact'
      : `shown counts are rounded to the nearest ${rounding}`;
  return `${small}, ${zero === 'hidden' ? 'zero is hidden' : 'zero is shown'}, ${shown}`;
}
