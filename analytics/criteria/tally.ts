import { bitsWithin } from './bits-within.ts';
import type { Range } from './range.ts';
import { addTo, type Bits, hasAny, inverted, type Truths, unknownOf } from './truths.ts';

/**
 * Of each row a number between the lowest and the highest that what is unknown leaves possible; both
 * are the same array where nothing is unknown.
 */
export interface Tally {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** The sum of the weights of what is true of each row. */
export function tallyOf(parts: readonly { truths: Truths; weight: number }[], rows: number): Tally {
  const lowest = new Float64Array(rows);
  for (const { truths, weight } of parts) addTo(lowest, truths.yes, weight);
  const unsure = parts
    .map(({ truths, weight }) => ({ unknown: unknownOf(truths), weight }))
    .filter(({ unknown }) => hasAny(unknown, rows));
  if (unsure.length === 0) return { lowest, highest: lowest };
  const highest = Float64Array.from(lowest);
  for (const { unknown, weight } of unsure) addTo(weight < 0 ? lowest : highest, unknown, weight);
  return { lowest, highest };
}

/** True where every possible number lies within the range, false where none does. */
export function tallyWithin({ lowest, highest }: Tally, { lower, upper }: Range): Truths {
  if (lowest === highest) {
    const yes = bitsWithin(lowest, { lower, upper });
    return { yes, no: inverted(yes) };
  }
  const [above, below] = [
    { lower, upper: null },
    { lower: null, upper },
  ];
  const yes = both(bitsWithin(lowest, above), bitsWithin(highest, below));
  const maybe = both(bitsWithin(highest, above), bitsWithin(lowest, below));
  return { yes, no: inverted(maybe) };
}

function both(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word & (other[at] as number));
}
