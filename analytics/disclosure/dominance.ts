/** When too few people make an amount. */
export interface Dominance {
  /** So many people may not make more than `share` (0 to 1) of an amount: the (n, k) rule. */
  readonly contributors: number;
  readonly share: number;
  /**
   * What others than the two largest make may not be less than this part (0 to 1) of the largest, or the
   * second largest, who knows what is their own, knows the largest that closely: the p% rule.
   */
  readonly p: number;
}

/** An amount of which only sums are at hand: what each person has of it is not. */
export interface Amount {
  readonly sum: number;
  /** The sum of the squares of what each has. */
  readonly squares: number;
  /** People who have any of it. */
  readonly contributors: number;
}

/** Fewer people than these know one another's amounts from the total and their own. */
export const fewestContributors = 3;

/**
 * The most that so many people can have of an amount, from its sums alone: by the Cauchy-Schwarz
 * inequality n of m have at most n S/m + sqrt(n (1 - n/m) (Q - S²/m)), which is never more than the
 * plainer sqrt(n Q), and which two unequal groups of equal people reach.
 */
export function mostOf({ sum, squares, contributors }: Amount, people: number): number {
  if (people >= contributors) return sum;
  const share = people / contributors;
  const spread = Math.max(0, squares - sum ** 2 / contributors);
  return Math.min(sum, sum * share + Math.sqrt(people * (1 - share) * spread));
}

/**
 * Whether one or two people may make so much of an amount that it tells of them. Judged by the most that
 * they can have: it may hold of an amount that is not dominated, and never fails of one that is.
 */
export function isDominated(amount: Amount, dominance: Dominance | null): boolean {
  const { sum, contributors } = amount;
  if (dominance === null || contributors === 0) return false;
  if (contributors < fewestContributors) return true;
  if (mostOf(amount, dominance.contributors) > dominance.share * sum) return true;
  return sum - mostOf(amount, 2) < dominance.p * mostOf(amount, 1);
}
