import type { PolicySummary } from '../contract/methods.ts';
import { policySentence } from '../disclosure/policy.ts';
import type { PolicyBook } from '../disclosure/policy-book.ts';

/** The policies that may be asked for. Throws a `Refusal` (disclosure-refused) where they cannot be read. */
export function listPolicies({ policies, locked, unreadable }: PolicyBook): PolicySummary[] {
  if (unreadable !== null) throw unreadable;
  return policies.map((policy) => ({
    id: policy.id,
    title: policy.title,
    sentence: policySentence(policy),
    working: policy.working,
    dated: policy.dated,
    setBy: policy.setBy,
    locked: policy.id === locked,
  }));
}
