import { Refusal } from '../contract/problem.ts';
import type { Leaving } from '../contract/release-summary.ts';
import type { Policy } from '../disclosure/policy.ts';
import type { PolicyBook } from '../disclosure/policy-book.ts';

/** What every question of protected figures says: by which policy, and whether its answer is to leave. */
export interface AskedUnder {
  readonly policy: string;
  readonly leaving?: Leaving;
}

/** The policy that a question names. Throws a {@link Refusal} where it may not be asked under that one. */
export function policyAsked(book: PolicyBook, { policy, leaving }: AskedUnder): Policy {
  if (typeof policy === 'string') return book.find(policy, leaving !== undefined);
  throw new Refusal({
    code: 'usage',
    reason: 'The question does not say under which policy it is to be answered.',
    hint: 'Name one.',
  });
}

/** The policy that quality reports pass: that of a lock, or the one of sub-national counts. */
export function policyOfReport(book: PolicyBook): Policy {
  return book.find(book.locked ?? 'nhs-hes');
}
