import { isMissing, type Maybe } from './input.ts';

/** Which way an indicator ought to go; none where that is not for Quintile to say. */
export type Polarity = 'low-is-good' | 'high-is-good' | 'none';

export type Comparison = 'higher' | 'lower' | 'better' | 'worse' | 'similar' | 'not-compared';

/** Higher or lower said as better or worse, where the polarity allows it. */
export function judged(direction: 'higher' | 'lower', polarity: Polarity): Comparison {
  if (polarity === 'none') return direction;
  return (direction === 'higher') === (polarity === 'high-is-good') ? 'better' : 'worse';
}

/**
 * Fingertips' comparison of an area with a benchmark: different where the benchmark's value lies outside
 * the area's interval. The benchmark's own interval does not count; a limit equal to the benchmark is
 * similar; anything missing is not compared.
 */
export function compareWithBenchmark({
  lower,
  upper,
  benchmark,
  polarity,
}: {
  readonly lower: Maybe;
  readonly upper: Maybe;
  readonly benchmark: Maybe;
  readonly polarity: Polarity;
}): Comparison {
  if (isMissing(lower) || isMissing(upper) || isMissing(benchmark)) return 'not-compared';
  if (lower > benchmark) return judged('higher', polarity);
  return upper < benchmark ? judged('lower', polarity) : 'similar';
}

/**
 * The fifth of the values each one falls in, 1 the lowest: SQL's NTILE(5), by which Fingertips colours
 * quintiles. Unlike a public health quantile it splits ties (here by position) and gives what is left over
 * to the first fifths. Null throughout where there are fewer than 5 values; a missing value has no fifth.
 */
export function compareByQuintile({
  values,
}: {
  readonly values: readonly Maybe[];
}): readonly Maybe[] {
  const places = [...values.keys()].filter((place) => !isMissing(values[place] ?? null));
  const fifths: Maybe[] = values.map(() => null);
  if (places.length < 5) return fifths;
  places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const size = Math.floor(places.length / 5);
  const larger = places.length % 5;
  const inLarger = larger * (size + 1);
  for (const [index, place] of places.entries()) {
    const before = index < inLarger ? 0 : larger;
    const within = index < inLarger ? index / (size + 1) : (index - inLarger) / size;
    fifths[place] = before + Math.floor(within) + 1;
  }
  return fifths;
}
