import { parse } from 'yaml';
import { policyWords } from '../contract/policy-words.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedPolicy } from '../contract/released.ts';
import nhsHes from './policies/nhs-hes.yaml?raw';
import openSafely from './policies/opensafely.yaml?raw';
import threshold10 from './policies/threshold-10.yaml?raw';
import working from './policies/working.yaml?raw';

/** A named, dated rule of what may leave the engine. */
export interface Policy extends ReleasedPolicy {
  readonly dated: string;
  readonly setBy: string;
  readonly source: string;
  /** Fewer people than this in a denominator hide the percentage. */
  readonly smallestDenominator: number;
  /** Fewer than this in a numerator, but not nobody, hide the percentage. */
  readonly smallestNumerator: number;
}

const workingId = 'working';

function readPolicy(text: string): Policy {
  const written = parse(text) as Record<string, string | number>;
  const number = (key: string) => Number(written[key]);
  const id = String(written['id']);
  return Object.freeze({
    id,
    title: String(written['title']),
    dated: String(written['dated']),
    setBy: String(written['set-by']),
    source: String(written['source']),
    threshold: number('threshold'),
    zero: written['zero'] === 'hidden' ? ('hidden' as const) : ('shown' as const),
    rounding: number('rounding'),
    smallestDenominator: number('smallest-denominator'),
    smallestNumerator: number('smallest-numerator'),
    working: id === workingId,
  });
}

export const policies: readonly Policy[] = [nhsHes, openSafely, threshold10, working].map(
  readPolicy,
);

/** The shipped policy of that id; throws a {@link Refusal} (disclosure-refused) for any other. */
export function findPolicy(id: string): Policy {
  const found = policies.find((policy) => policy.id === id);
  if (found !== undefined) return found;
  throw new Refusal({
    code: 'disclosure-refused',
    reason: `There is no disclosure policy "${id}".`,
    hint: `Known: ${policies.map((policy) => policy.id).join(', ')}.`,
  });
}

/** What a policy does, in one sentence. */
export function policySentence(policy: Policy): string {
  if (policy.working) return 'Nothing is hidden and nothing is rounded: not for release.';
  const words = policyWords(policy);
  const rest =
    'percentages and crude rates are worked out from those counts, standardised values and means are told in steps as coarse';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; ${rest}.`;
}
