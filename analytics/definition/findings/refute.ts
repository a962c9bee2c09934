import type { Claim } from './claim.ts';
import { isOpen, isSettled, narrow } from './narrow.ts';
import { propagate } from './propagate.ts';
import { copyState, type State } from './state.ts';
import { sizeOf } from './value-set.ts';

/** Looks at claims that a search may still take. */
export interface Budget {
  left: number;
}

type Choice = Extract<Claim, { kind: 'any' }>;

const weights = new WeakMap<Claim, number>();

/** What a look at a claim costs: one for each literal in it, and more for long lists. */
function weightOf(claim: Claim): number {
  const known = weights.get(claim);
  if (known !== undefined) return known;
  const own = claim.kind === 'column' ? 1 + sizeOf(claim.set) / 20 : 1;
  const weight =
    'of' in claim && typeof claim.of !== 'string'
      ? claim.of.reduce((sum, one) => sum + weightOf(one), 0)
      : own;
  weights.set(claim, weight);
  return weight;
}

function canHold(state: State, claim: Claim): boolean {
  if (claim.kind === 'all') return claim.of.every((one) => canHold(state, one));
  if (claim.kind === 'any') return claim.of.some((one) => canHold(state, one));
  return isOpen(state, claim);
}

function mustHold(state: State, claim: Claim): boolean {
  if (claim.kind === 'all') return claim.of.every((one) => mustHold(state, one));
  if (claim.kind === 'any') return claim.of.some((one) => mustHold(state, one));
  return isSettled(state, claim);
}

/** Takes a claim for granted, in place: its choices are put off, and given back; null if it cannot hold. */
function assume(state: State, claim: Claim): readonly Choice[] | null {
  if (claim.kind === 'any') return [claim];
  if (claim.kind !== 'all') return narrow(state, claim) ? [] : null;
  const choices: Choice[] = [];
  for (const one of claim.of) {
    const further = assume(state, one);
    if (further === null) return null;
    choices.push(...further);
  }
  return choices;
}

/** Strikes out what cannot hold and takes what is left alone, until nothing more follows. */
function simplify(state: State, choices: readonly Choice[], budget: Budget) {
  let open = choices;
  for (;;) {
    if (!propagate(state)) return null;
    const next: Choice[] = [];
    let isMoved = false;
    for (const choice of open) {
      budget.left -= weightOf(choice);
      if (mustHold(state, choice)) continue;
      const of = choice.of.filter((one) => canHold(state, one));
      const [only] = of;
      if (only === undefined) return null;
      if (of.length > 1) next.push({ kind: 'any', of });
      else {
        const further = assume(state, only);
        if (further === null) return null;
        next.push(...further);
        isMoved = true;
      }
    }
    open = next;
    if (!isMoved || budget.left < 0) return open;
  }
}

function search(state: State, choices: readonly Choice[], budget: Budget): boolean {
  const open = simplify(state, choices, budget);
  if (open === null) return true;
  if (open.length === 0 || budget.left < 0) return false;
  const narrowest = open.reduce((least, one) => (one.of.length < least.of.length ? one : least));
  const rest = open.filter((one) => one !== narrowest);
  return narrowest.of.every((one) => {
    const branch = copyState(state);
    const further = assume(branch, one);
    return further === null || search(branch, [...rest, ...further], budget);
  });
}

/** Whether it is certain that nobody fits all the claims; false also where the budget ran out. */
export function refutes(start: State, claims: readonly Claim[], budget: Budget): boolean {
  const state = copyState(start);
  const choices = assume(state, { kind: 'all', of: claims });
  return choices === null || search(state, choices, budget);
}
