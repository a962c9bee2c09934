import type { CountBounds } from './count-bounds.ts';
import type { Range } from './range.ts';
import { addTo, type Truths, truthsBy, unknownOf } from './truths.ts';

/** Of each row a number between the lowest and the highest that what is unknown leaves possible. */
export interface Tally {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** The sum of the weights of what is true of each row. */
export function tallyOf(parts: readonly { truths: Truths; weight: number }[], rows: number): Tally {
  const lowest = new Float64Array(rows);
  for (const { truths, weight } of parts) addTo(lowest, truths.yes, weight);
  const highest = Float64Array.from(lowest);
  for (const { truths, weight } of parts) {
    addTo(weight < 0 ? lowest : highest, unknownOf(truths), weight);
  }
  return { lowest, highest };
}

/** True where every possible number lies within the range, false where none does; NaN is false. */
export function tallyWithin({ lowest, highest }: Tally, { lower, upper }: Range): Truths {
  const [least, most] = [lower?.value ?? -Infinity, upper?.value ?? Infinity];
  const [withLeast, withMost] = [lower?.included ?? true, upper?.included ?? true];
  return truthsBy(lowest.length, (row) => {
    const low = lowest[row] as number;
    const high = highest[row] as number;
    const isAbove = low > least || (withLeast && low === least);
    const isBelow = high < most || (withMost && high === most);
    if (isAbove && isBelow) return true;
    const mayBeAbove = high > least || (withLeast && high === least);
    const mayBeBelow = low < most || (withMost && low === most);
    return mayBeAbove && mayBeBelow ? null : false;
  });
}

/** The limits of a count as a range. */
export function rangeOf({ atLeast, atMost }: CountBounds): Range {
  const bound = (value: number | null) => (value === null ? null : { value, included: true });
  return { lower: bound(atLeast), upper: bound(atMost) };
}
