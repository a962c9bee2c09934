import type { Counted, Figure } from '../measures/counted.ts';
import { fewestContributors, isDominated } from './dominance.ts';
import type { Policy } from './policy.ts';

/** Whether a count of people is too small to be shown under a policy. */
export function isDisclosive(
  count: number,
  { threshold, zero }: Pick<Policy, 'threshold' | 'zero'>,
): boolean {
  return count === 0 ? zero === 'hidden' : count <= threshold;
}

/**
 * Whether a count of people tells of those of the whole whom it leaves out, because they are few, or
 * because they are nobody: then everybody is known to be counted.
 */
export function tellsOfRest(
  count: number,
  whole: number,
  { threshold, complement }: Pick<Policy, 'threshold' | 'complement'>,
): boolean {
  return complement === 'hidden' && whole - count <= threshold;
}

/** The people whose being counted a value tells of; all of whom must be enough to be told of. */
function peopleOf({ numerator, figure }: Counted): readonly number[] {
  if (figure === undefined) return [numerator];
  const { people } = figure;
  return figure.kind === 'estimate' && figure.reference !== undefined
    ? [people, figure.reference]
    : [people];
}

/** Whether what is shown as the count is a number of people, and not of their events or amounts. */
function isOfPeople({ figure }: Counted): boolean {
  return figure === undefined || (figure.kind === 'estimate' && figure.isOfPeople === true);
}

/**
 * Whether people whom a count leaves out are told of by it alone. The row of everybody leaves out nobody
 * by its nature; where each part of a whole has a row and nobody is shown as 0, the others tell as much.
 */
function isAlmostWhole(counted: Counted, whole: number, policy: Policy): boolean {
  const { numerator, isWhole = false, isPart = false } = counted;
  if (isWhole || (isPart && policy.zero === 'shown') || !isOfPeople(counted)) return false;
  return tellsOfRest(numerator, whole, policy);
}

/** The people whose amounts or events may be told: under midpoint rounding more than are told alike. */
export function fewestOfAmount({ rounding, roundingMethod }: Policy): number {
  return roundingMethod === 'midpoint'
    ? Math.max(fewestContributors, rounding + 1)
    : fewestContributors;
}

/** What an amount is made of, as it is and as a standardised value weighs it; nothing for others. */
function amountsOf(figure: Figure | undefined, sum: number) {
  if (figure?.kind === 'mean') return [{ sum, squares: figure.squares }];
  return figure?.kind === 'estimate' ? (figure.amounts ?? []) : [];
}

/**
 * Whether few people make an amount, or so many events: a number of these is no number of people, so that
 * to round it does not hide whose they are.
 */
function isOfFew(counted: Counted, policy: Policy): boolean {
  const { figure, numerator } = counted;
  const contributors = figure?.people ?? 0;
  if (policy.dominance === null || contributors === 0 || isOfPeople(counted)) return false;
  if (contributors < fewestOfAmount(policy)) return true;
  return amountsOf(figure, numerator).some((one) =>
    isDominated({ ...one, contributors }, policy.dominance),
  );
}

const isFew = (people: number, policy: Policy) =>
  isDisclosive(people, policy) || (people > 0 && people < policy.smallestNumerator);

/**
 * What of a cell would tell of too few people by itself: the `group`, which is too small to be told of at
 * all, so that all its numbers are hidden; or the `count`, which is small (or nobody, where that is
 * hidden), is of everybody or of all but a few, or is an amount that one or two people may make most
 * of. Null where nothing is.
 */
export function disclosive(counted: Counted, policy: Policy): 'group' | 'count' | null {
  const { numerator, denominator } = counted;
  if (denominator === null) return isDisclosive(numerator, policy) ? 'count' : null;
  if (isDisclosive(denominator, policy) || denominator < policy.smallestDenominator) return 'group';
  const isCount =
    peopleOf(counted).some((people) => isFew(people, policy)) ||
    isAlmostWhole(counted, denominator, policy) ||
    isOfFew(counted, policy);
  return isCount ? 'count' : null;
}
