import type { PolicySummary } from '../../analytics/contract/methods.ts';
import { formatDate, formatMonth } from '../charts/number-format.ts';

/** Whom a policy follows rather than comes from, as its file may say: `after the defaults of …`. */
const follows = /^(after|following|based on|in line with|according to)\b/i;

/** Who set a policy, and when: `Set by NHS England, September 2018.` */
export function policyOrigin({ setBy, dated }: Pick<PolicySummary, 'setBy' | 'dated'>): string {
  const by = follows.test(setBy) ? setBy : `by ${setBy}`;
  return `Set ${by}, ${formatMonth(formatDate(dated))}.`;
}
