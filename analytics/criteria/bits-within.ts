import type { Range } from './range.ts';
import type { Bits } from './truths.ts';

/** The rows whose number lies within a range; one that is missing (NaN) does not. */
export function bitsWithin(values: Float64Array, { lower, upper }: Range): Bits {
  const rows = values.length;
  const least = lower?.value ?? Number.NEGATIVE_INFINITY;
  const most = upper?.value ?? Number.POSITIVE_INFINITY;
  const hasLeast = lower?.included ?? true;
  const hasMost = upper?.included ?? true;
  const bits = new Uint32Array(Math.ceil(rows / 32));
  for (let at = 0; at < bits.length; at += 1) {
    const last = Math.min(rows, at * 32 + 32);
    let word = 0;
    for (let row = at * 32; row < last; row += 1) {
      const value = values[row] as number;
      const isAbove = hasLeast ? value >= least : value > least;
      if (isAbove && (hasMost ? value <= most : value < most)) word |= 1 << (row & 31);
    }
    bits[at] = word;
  }
  return bits;
}
