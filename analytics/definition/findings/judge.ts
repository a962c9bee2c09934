import type { Criterion } from '../../criteria/criterion.ts';
import { needsOf } from '../../criteria/not-held.ts';
import type { Segment, Segmentation } from '../segmentation.ts';
import { type Claim, claimOf } from './claim.ts';
import { type Budget, refutes } from './refute.ts';
import { type Knowledge, type State, startState } from './state.ts';

/** A segment with a rule of its own. */
export type RuledSegment = Segment & { readonly when: Criterion };

/** Looks that one question, and all those of a document, may cost. */
const budgets = { question: 40_000, document: 600_000 };

/** Segments one of which, and that earlier, meets everybody who could otherwise be claimed. */
export interface Takers {
  readonly by: readonly RuledSegment[];
  readonly knowledge: Knowledge;
  /** Whether that holds only of people in the population. */
  readonly inPopulation: boolean;
}

/** Asks whether there can be a person of whom some criteria are true and others are not. */
export interface Judge {
  /** Whether it is certain that nobody in the population fits the claims. */
  readonly excludes: (claims: readonly Claim[]) => boolean;
  /** As above, of everybody. */
  readonly excludesAnywhere: (claims: readonly Claim[]) => boolean;
  /** The fewest of these segments that meet everybody who fits the claims; null where some may not. */
  readonly takersOf: (claims: readonly Claim[], segments: readonly RuledSegment[]) => Takers | null;
  /** Whether all questions so far were settled within the budget. */
  readonly isWhole: () => boolean;
}

export const isTrue = (criterion: Criterion): Claim => claimOf(criterion, 'true');

export const isNotTrue = (criterion: Criterion): Claim => claimOf(criterion, 'not-true');

type Excludes = (claims: readonly Claim[], knowledge: Knowledge) => boolean;

/** The search, with what it may cost: a question that is not settled within that is answered no. */
function createSearch(tested: ReadonlySet<string>) {
  const starts: Readonly<Record<Knowledge, State>> = {
    anybody: startState('anybody', tested),
    'conditions-known': startState('conditions-known', tested),
  };
  const spent = { looks: 0, isWhole: true };
  const excludes: Excludes = (claims, knowledge) => {
    const most = Math.min(budgets.question, budgets.document - spent.looks);
    const budget: Budget = { left: most };
    const isExcluded = most > 0 && refutes(starts[knowledge], claims, budget);
    if (most <= 0 || budget.left < 0) spent.isWhole = false;
    spent.looks += most - budget.left + 1;
    return isExcluded;
  };
  return { excludes, isWhole: () => spent.isWhole };
}

/** The fewest of some segments that are found to meet everybody whom all of them together meet. */
function fewest(
  by: readonly RuledSegment[],
  isTaken: (by: readonly RuledSegment[]) => boolean,
): readonly RuledSegment[] {
  const alone = by.find((one) => isTaken([one]));
  if (alone !== undefined) return [alone];
  return by.reduceRight((kept, one) => {
    const fewer = kept.filter((other) => other !== one);
    return isTaken(fewer) ? fewer : kept;
  }, by);
}

export function createJudge({ population, segments }: Segmentation): Judge {
  const rules = segments.flatMap(({ when }) => when ?? []);
  const needs = [...(population ? [population] : []), ...rules].map(needsOf);
  const tested = new Set(needs.flatMap(({ conditions }) => conditions));
  const counted = needs.flatMap(({ counts, systems }) => [...counts, ...systems]);
  const knowledges: readonly Knowledge[] =
    tested.size + counted.length > 0 ? ['anybody', 'conditions-known'] : ['anybody'];
  const { excludes, isWhole } = createSearch(tested);
  const inside = population === null ? [] : [isTrue(population)];
  return {
    excludes: (claims) => excludes([...inside, ...claims], 'anybody'),
    excludesAnywhere: (claims) => excludes(claims, 'anybody'),
    takersOf(claims, earlier) {
      if (earlier.length === 0) return null;
      const isTaken = (
        by: readonly RuledSegment[],
        knowledge: Knowledge,
        among: readonly Claim[],
      ) => excludes([...among, ...claims, ...by.map(({ when }) => isNotTrue(when))], knowledge);
      const knowledge = knowledges.find((one) => isTaken(earlier, one, inside));
      if (knowledge === undefined) return null;
      const by = fewest(earlier, (some) => isTaken(some, knowledge, inside));
      return { by, knowledge, inPopulation: population !== null && !isTaken(by, knowledge, []) };
    },
    isWhole,
  };
}
