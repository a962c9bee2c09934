import type { Range } from './range.ts';
import type { Places, RowColumns, Values } from './row-columns.ts';
import { type Bits, neither, sameTruth, type Truths } from './truths.ts';

/** The rows whose place is marked with a 1. */
function markedRows(places: Places, marks: Uint8Array): Bits {
  const rows = places.length;
  const bits = new Uint32Array(Math.ceil(rows / 32));
  for (let at = 0; at < bits.length; at += 1) {
    const last = Math.min(rows, at * 32 + 32);
    let word = 0;
    for (let row = at * 32; row < last; row += 1) {
      word |= (marks[places[row] as number] as number) << (row & 31);
    }
    bits[at] = word;
  }
  return bits;
}

/** Whether a value passes a test, asked once of each different one; a missing one is unknown. */
function valuesPassing<V extends string | number>(
  { places, different, missing }: Values<V>,
  passes: (value: V) => boolean,
): Truths {
  const marks = new Uint8Array(different.length + 1);
  different.forEach((value, place) => {
    if (passes(value)) marks[place] = 1;
  });
  const yes = markedRows(places, marks);
  return { yes, no: neither(yes, missing) };
}

/** Whether a number lies within a range; a missing one is unknown. */
export function numbersWithin(columns: RowColumns, id: string, { lower, upper }: Range): Truths {
  const held = columns.numbers(id);
  if (held === null) return sameTruth(columns.rows, null);
  const isAbove = (value: number) =>
    lower === null || value > lower.value || (lower.included && value === lower.value);
  const isBelow = (value: number) =>
    upper === null || value < upper.value || (upper.included && value === upper.value);
  return valuesPassing(held, (value) => isAbove(value) && isBelow(value));
}

/** Whether a number is one of those listed; a missing one is unknown. */
export function numbersAmong(
  columns: RowColumns,
  id: string,
  listed: readonly (string | number)[],
): Truths {
  const held = columns.numbers(id);
  if (held === null) return sameTruth(columns.rows, null);
  return valuesPassing(held, (value) => listed.includes(value));
}

/** Whether a code is one of those listed; a missing one is unknown. */
export function codesAmong(
  columns: RowColumns,
  id: string,
  listed: readonly (string | number)[],
): Truths {
  const held = columns.codes(id);
  if (held === null) return sameTruth(columns.rows, null);
  const wanted = new Set(listed.map(String));
  return valuesPassing(held, (code) => wanted.has(code));
}
