import type { PolicySummary } from '../../analytics/contract/methods.ts';
import type { ReleasedPolicy } from '../../analytics/contract/released.ts';

export const policies: readonly PolicySummary[] = [
  {
    id: 'hes',
    title: 'NHS England HES',
    sentence: 'Counts from 1 to 7 are hidden and others are rounded to the nearest 5.',
    working: false,
    ...{ dated: '2026-08', setBy: 'NHS England', locked: false },
  },
  {
    id: 'threshold-10',
    title: 'Threshold 10',
    sentence: 'Counts from 0 to 9 are hidden; others are exact.',
    working: false,
    ...{ dated: '2026-08', setBy: 'A data service', locked: false },
  },
  {
    id: 'working',
    title: 'Working',
    sentence: 'Nothing is hidden. For the analyst’s own screen.',
    working: true,
    ...{ dated: '2026-09-30', setBy: 'Quintile', locked: false },
  },
];

/** What is left of them by an organisation that locks the program. */
export const lockedPolicies: readonly PolicySummary[] = policies
  .filter(({ id }) => id !== 'hes')
  .map((policy) => ({ ...policy, locked: !policy.working }));

/** A policy as a released table names it. */
export function policyOf(id: string): ReleasedPolicy {
  const working = id === 'working';
  return {
    id,
    title: policies.find((policy) => policy.id === id)?.title ?? id,
    threshold: working ? 0 : 7,
    zero: id === 'threshold-10' ? 'hidden' : 'shown',
    complement: working ? 'shown' : 'hidden',
    rounding: working ? 1 : 5,
    roundingMethod: 'nearest',
    totals: 'rounded',
    protectionWidth: working ? 1 : 8,
    working,
  };
}
