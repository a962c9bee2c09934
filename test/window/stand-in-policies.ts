import type { PolicySummary } from '../../analytics/contract/methods.ts';
import type { ReleasedPolicy } from '../../analytics/contract/released.ts';

export const policies: readonly PolicySummary[] = [
  {
    id: 'hes',
    title: 'NHS England HES',
    sentence: 'Counts from 1 to 7 are hidden and others are rounded to the nearest 5.',
    working: false,
  },
  {
    id: 'threshold-10',
    title: 'Threshold 10',
    sentence: 'Counts from 1 to 9 are hidden; others are exact.',
    working: false,
  },
  {
    id: 'working',
    title: 'Working',
    sentence: 'Nothing is hidden. For the analyst’s own screen.',
    working: true,
  },
];

/** A policy as a released table names it. */
export function policyOf(id: string): ReleasedPolicy {
  const working = id === 'working';
  return {
    id,
    title: policies.find((policy) => policy.id === id)?.title ?? id,
    threshold: working ? 0 : 7,
    zero: 'shown',
    rounding: working ? 1 : 5,
    working,
  };
}
