import type { CountBounds } from './count-bounds.ts';
import type { Range } from './range.ts';
import { eachBit, type Truths, truthsBy, unknownOf } from './truths.ts';

/** Of each row a number between the lowest and the highest that what is unknown leaves possible. */
export interface Tally {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** The sum of the weights of what is true of each row. */
export function tallyOf(parts: readonly { truths: Truths; weight: number }[], rows: number): Tally {
  const lowest = new Float64Array(rows);
  const highest = new Float64Array(rows);
  for (const { truths, weight } of parts) {
    eachBit(truths.yes, rows, (row) => {
      lowest[row] = (lowest[row] as number) + weight;
      highest[row] = (highest[row] as number) + weight;
    });
    const end = weight < 0 ? lowest : highest;
    eachBit(unknownOf(truths), rows, (row) => {
      end[row] = (end[row] as number) + weight;
    });
  }
  return { lowest, highest };
}

/** True where every possible number lies within the range, false where none does. */
export function tallyWithin({ lowest, highest }: Tally, { lower, upper }: Range): Truths {
  const isAbove = (number: number) =>
    lower === null || number > lower.value || (lower.included && number === lower.value);
  const isBelow = (number: number) =>
    upper === null || number < upper.value || (upper.included && number === upper.value);
  return truthsBy(lowest.length, (row) => {
    const [low, high] = [lowest[row] as number, highest[row] as number];
    if (isAbove(low) && isBelow(high)) return true;
    return isAbove(high) && isBelow(low) ? null : false;
  });
}

/** The limits of a count as a range. */
export function rangeOf({ atLeast, atMost }: CountBounds): Range {
  const bound = (value: number | null) => (value === null ? null : { value, included: true });
  return { lower: bound(atLeast), upper: bound(atMost) };
}
