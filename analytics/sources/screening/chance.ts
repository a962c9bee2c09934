/** The chance that random values may have of being taken for identifiers, per column and test. */
const mostChance = 1e-6;

/** log n! by Stirling's series, and exactly for small n; the error is below 1e-9. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor += 1) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** P(K >= passes) for K binomial with `tries` and `chance`: the upper tail, summed. */
export function upperTail(passes: number, tries: number, chance: number): number {
  if (passes <= 0) return 1;
  let sum = 0;
  for (let k = passes; k <= tries; k += 1) {
    const ways = logFactorial(tries) - logFactorial(k) - logFactorial(tries - k);
    const term = Math.exp(ways + k * Math.log(chance) + (tries - k) * Math.log1p(-chance));
    sum += term;
    if (k > tries * chance && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}

/**
 * Whether so many passes are more than values without meaning would give: 8 of 10, 11 of 20, 18 of
 * 50 or 41 of 200 where one in eleven passes by chance (security.md 5).
 */
export function isBeyondChance(passes: number, tries: number, chance: number): boolean {
  return passes > tries * chance && upperTail(passes, tries, chance) < mostChance;
}
