import { attack } from '../attack/attack.ts';
import { Refusal } from '../contract/problem.ts';
import type { Policy } from '../disclosure/policy.ts';
import { numbersOf, restOf, type ShownNumber } from './run-numbers.ts';
import type { Run } from './run-segments.ts';
import { type Meant, possibleMatches, runSystem } from './run-system.ts';
import { nothingWithheld, pairKey, type Withheld } from './run-tables.ts';

/**
 * What is withheld first where numbers tell of a hidden one together. Whom segments claim is not: any table
 * by segment shows it.
 */
const order: readonly Meant['of'][] = ['overlap', 'loss', 'matched', 'lost'];

const isPair = (meant: Meant) => meant.of === 'overlap' || meant.of === 'loss';

interface Draft {
  readonly rows: Set<number>;
  readonly losses: Set<string>;
  readonly overlap: Set<string>;
}

function withhold({ rows, losses, overlap }: Draft, meant: Meant): void {
  if (meant.of === 'overlap') overlap.add(pairKey(meant.one, meant.other));
  else if (meant.of === 'loss') losses.add(pairKey(meant.one, meant.other));
  else if ('one' in meant) rows.add(meant.one);
}

/** Whether to withhold a number would hide it: nobody, where that is shown, is known whatever is hidden. */
function isWithholdable({ meant, shown }: ShownNumber, { rows }: Draft): boolean {
  if (shown === null || !order.includes(meant.of)) return false;
  if (isPair(meant)) return shown > 0;
  return 'one' in meant && !rows.has(meant.one);
}

/** The number to withhold of those that tell together: one that is missed least, the smallest of these. */
function leastOf(numbers: readonly ShownNumber[], draft: Draft): ShownNumber | undefined {
  return numbers
    .filter((number) => isWithholdable(number, draft))
    .toSorted(
      (one, other) =>
        order.indexOf(one.meant.of) - order.indexOf(other.meant.of) ||
        (one.shown ?? 0) - (other.shown ?? 0),
    )[0];
}

const contradicted = () =>
  new Refusal({
    code: 'internal',
    reason: 'The numbers of the run contradict one another, so none is given.',
    hint: 'Import the extract again; if it happens again, report the definition.',
  });

/** Attacks the numbers of a run together, and withholds one of those that tell of each hidden one. */
async function ease(run: Run, policy: Policy, draft: Draft, withPeople: boolean): Promise<boolean> {
  const numbers = numbersOf(run, policy, draft, withPeople);
  const rest = restOf(run);
  const rules = run.counts.matched.length - (rest === null ? 0 : 1);
  const matches = possibleMatches(rules, run.matches);
  const targets = numbers.flatMap(({ shown, isOpen }, at) =>
    shown === null && isOpen ? [{ at, width: policy.protectionWidth }] : [],
  );
  if (targets.length === 0) return false;
  const { feasible, narrow } = await attack(runSystem(numbers, matches, rest), targets);
  if (!feasible) throw contradicted();
  const eased = new Set<number>();
  let isEased = false;
  for (const { sums } of narrow) {
    if (sums.some((sum) => eased.has(sum))) continue;
    const least = leastOf(
      sums.flatMap((sum) => numbers[sum] ?? []),
      draft,
    );
    if (least === undefined) continue;
    withhold(draft, least.meant);
    eased.add(numbers.indexOf(least));
    isEased = true;
  }
  return isEased;
}

/**
 * What the tables of a run must not show, though it is not small itself: what a segment matched, claimed
 * and lost, who took its lost, and whom two segments both match are told by three tables, and each is a
 * sum of the same people. They are attacked together, alone and with the people of each segment as any
 * other table shows them, until no hidden number can be told more closely than the policy's width. All
 * three tables of a run are made with what this withholds, whichever of them is asked for.
 */
export async function protectRun(run: Run, policy: Policy): Promise<Withheld> {
  if (policy.threshold === 0) return nothingWithheld;
  const draft: Draft = {
    rows: new Set(),
    losses: new Set(),
    overlap: new Set(),
  };
  for (let isEased = true; isEased; ) {
    isEased = await ease(run, policy, draft, true);
    isEased = (await ease(run, policy, draft, false)) || isEased;
  }
  return draft;
}
