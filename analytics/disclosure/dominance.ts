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

/**
 * S² / Q, the sum of an amount squared by the sum of its squares, up to which what others than the two
 * largest have may come to less than `rest` squares for each of the largest. If a and b are these two and R
 * the sum of the others' squares, then a² + b² + R = Q, and S <= a + b + sqrt((m - 2) R) of m people
 * (Cauchy-Schwarz). Where R <= rest a² that is most at R = rest a², b (1 + sqrt(rest (m - 2))) = a (1 + rest).
 */
function mostOfLargest(rest: number, contributors: number): number {
  if (rest >= contributors - 2) return contributors;
  return 1 + (1 + Math.sqrt(rest * (contributors - 2))) ** 2 / (1 + rest);
}

/** The same up to which so many people may have more than a share of the squares. */
function mostOfShare({ contributors: people, share }: Dominance, contributors: number): number {
  if (people >= share * contributors) return contributors;
  return (Math.sqrt(people * share) + Math.sqrt((contributors - people) * (1 - share))) ** 2;
}

/**
 * Whether one or two people may make so much of the squares of an amount that their sum, which an interval
 * of the mean tells, tells of them: more than the share of them that may be made of an amount; or so much
 * that the second largest, who takes their own square off, knows the largest more closely than to the
 * part `p`, as x² + R <= ((1 + p) x)² where R is what all others make. Only sums are at hand, so S² / Q is
 * judged, which is as many people as would make both sums if each had the same. It may hold of squares that
 * are not dominated, and never fails of those that are.
 */
export function areSquaresDominated(amount: Amount, dominance: Dominance | null): boolean {
  const { sum, squares, contributors } = amount;
  if (dominance === null || contributors === 0) return false;
  const { p } = dominance;
  const most = Math.max(
    mostOfLargest((1 + p) ** 2 - 1, contributors),
    mostOfShare(dominance, contributors),
  );
  return sum ** 2 <= most * squares;
}
