import { Refusal } from '../contract/problem.ts';
import { workingId } from './judge-policy.ts';
import nhsHes from './policies/nhs-hes.yaml?raw';
import openSafely from './policies/opensafely.yaml?raw';
import openSafelyMidpoint from './policies/opensafely-midpoint.yaml?raw';
import threshold10 from './policies/threshold-10.yaml?raw';
import ukLlc from './policies/uk-llc.yaml?raw';
import working from './policies/working.yaml?raw';
import type { Policy } from './policy.ts';
import { complainOf, type PolicyFile, policyProblem, readPolicyFile } from './policy-entries.ts';
import { readPolicy } from './read-policy.ts';

/** A file beside the program, as read: its name without a folder, and its text. */
export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

/** The policies that a program knows. */
export interface PolicyBook {
  /** Those that may be released under; with a lock the locked one, and `working` where that is allowed. */
  readonly policies: readonly Policy[];
  /** The id of the only policy for what leaves the program; null where there is no lock. */
  readonly locked: string | null;
  /** Why none of them can be read, so that there is no policy; null where they can. */
  readonly unreadable: Refusal | null;
  /**
   * The policy of that id; throws a {@link Refusal} (disclosure-refused) for any other. For what leaves the
   * program (`leaves`) a lock gives no other than its own.
   */
  find(id: string, leaves?: boolean): Policy;
}

export interface PolicyFiles {
  /** An organisation's own, which the shipped ones stand beside. */
  readonly added?: readonly PolicyText[];
  /** What locks the program: a policy, or `policy: <id>`; either with `allow-working: false` or not. */
  readonly lock?: PolicyText | null;
}

const shipped: readonly Policy[] = Object.entries({
  ...{ 'nhs-hes': nhsHes, opensafely: openSafely, 'opensafely-midpoint': openSafelyMidpoint },
  ...{ 'threshold-10': threshold10, 'uk-llc': ukLlc, working },
}).map(([id, text]) => readPolicy(readPolicyFile(`${id}.yaml`, text), true));

/** Adds an organisation's policy to those known; refuses an id that is taken, which would hide what it does. */
function withPolicy(known: readonly Policy[], file: PolicyFile): readonly Policy[] {
  const policy = readPolicy(file, false);
  if (!known.some(({ id }) => id === policy.id)) return [...known, policy];
  complainOf(file, 'id', `"id" is ${policy.id}, which another policy has.`);
  throw new Refusal(...file.problems);
}

/** Whether a lock leaves the analyst's own screen as it is. */
function allowsWorking(file: PolicyFile): boolean {
  const { value = true } = file.entries.get('allow-working') ?? {};
  if (typeof value === 'boolean') return value;
  complainOf(file, 'allow-working', '"allow-working" is to be true or false.');
  throw new Refusal(...file.problems);
}

/** The policy that a lock names, of those known. */
function namedBy(file: PolicyFile, known: readonly Policy[]): Policy {
  const id = file.entries.get('policy')?.value;
  const strange = [...file.entries.keys()].filter(
    (key) => key !== 'policy' && key !== 'allow-working',
  );
  for (const key of strange) {
    complainOf(
      file,
      key,
      `"${key}" has no place beside "policy", which names a policy that is known.`,
    );
  }
  const found = known.find((policy) => policy.id === id && !policy.working);
  const ids = known.flatMap((policy) => (policy.working ? [] : [policy.id]));
  if (found === undefined) {
    complainOf(file, 'policy', `"policy" is to be one of ${ids.join(', ')}.`);
  }
  if (found === undefined || file.problems.length > 0) throw new Refusal(...file.problems);
  return found;
}

interface Locked {
  readonly policy: Policy;
  readonly file: string;
  readonly allowsWorking: boolean;
}

function lockedBy({ name, text }: PolicyText, known: readonly Policy[]): Locked {
  const file = readPolicyFile(name, text);
  const lock = { file: name, allowsWorking: allowsWorking(file) };
  if (file.entries.has('policy')) return { ...lock, policy: namedBy(file, known) };
  const entries = new Map([...file.entries].filter(([key]) => key !== 'allow-working'));
  const policy = withPolicy(known, { ...file, entries }).at(-1);
  if (policy === undefined) throw new Refusal(policyProblem(name, 'it holds no policy.'));
  return { ...lock, policy };
}

function bookOf(policies: readonly Policy[], lock: Locked | null): PolicyBook {
  return Object.freeze({
    policies: Object.freeze([...policies]),
    locked: lock?.policy.id ?? null,
    unreadable: null,
    find(id: string, leaves = false) {
      const may = lock === null || !leaves ? policies : [lock.policy];
      const found = may.find((policy) => policy.id === id);
      if (found !== undefined) return found;
      const known = `Known: ${may.map((policy) => policy.id).join(', ')}.`;
      throw new Refusal(
        lock === null
          ? {
              code: 'disclosure-refused',
              reason: `There is no disclosure policy "${id}".`,
              hint: known,
            }
          : {
              code: 'disclosure-refused',
              reason: `${lock.file} beside the program lets nothing out but under the policy "${lock.policy.id}".`,
              hint: known,
            },
      );
    },
  });
}

/**
 * The shipped policies, those of an organisation, and what its lock leaves of them. Throws a
 * {@link Refusal} (disclosure-refused) with every problem of the first file that cannot be used, so that a
 * program whose lock is unreadable lets nothing out.
 */
export function policyBook({ added = [], lock = null }: PolicyFiles = {}): PolicyBook {
  const inOrder = added.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const known = inOrder.reduce<readonly Policy[]>(
    (policies, { name, text }) => withPolicy(policies, readPolicyFile(name, text)),
    shipped,
  );
  if (lock === null) return bookOf(known, null);
  const locked = lockedBy(lock, known);
  const screen = shipped.filter(({ id }) => locked.allowsWorking && id === workingId);
  return bookOf([locked.policy, ...screen], locked);
}

/** The book of a program whose policies cannot be read: it knows none, and says why. */
export function unreadableBook(refusal: Refusal): PolicyBook {
  return Object.freeze({
    policies: Object.freeze([]),
    locked: null,
    unreadable: refusal,
    find(): never {
      throw new Refusal(...refusal.problems);
    },
  });
}

const shippedBook = policyBook();

/** The shipped policies. */
export const policies: readonly Policy[] = shippedBook.policies;

/** The shipped policy of that id; throws a {@link Refusal} (disclosure-refused) for any other. */
export const findPolicy = shippedBook.find;
