import { Dictionary, Float64, Int32, makeData, Utf8, Vector } from 'apache-arrow';

interface Nulls {
  readonly nullBitmap: Uint8Array;
  readonly nullCount: number;
}

/** Which of the values are there, a bit each, as Arrow lays it out: the first in the lowest bit. */
function nullsOf(values: readonly unknown[]): Nulls {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] as number) | (1 << (index & 7));
  }
  return { nullBitmap, nullCount };
}

/** Numbers as a column; null stays null. */
export function numberColumn(values: readonly (number | null)[]): Vector<Float64> {
  const data = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) data[index] = values[index] ?? 0;
  return new Vector([
    makeData({ type: new Float64(), length: values.length, data, ...nullsOf(values) }),
  ]);
}

const encoder = new TextEncoder();

/** Texts one after the other, and where each begins. */
function textsOf(texts: readonly string[]): Vector<Utf8> {
  const all = texts.map((text) => encoder.encode(text));
  const valueOffsets = new Int32Array(all.length + 1);
  all.forEach((bytes, at) => {
    valueOffsets[at + 1] = (valueOffsets[at] as number) + bytes.length;
  });
  const data = new Uint8Array(valueOffsets[all.length] as number);
  all.forEach((bytes, at) => {
    data.set(bytes, valueOffsets[at]);
  });
  const { length } = all;
  return new Vector([makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets, data })]);
}

/**
 * Texts as a column of places in a list of those that occur. `id` tells the lists of one table apart,
 * and is the same each time, so that the same table is the same bytes.
 */
export function textColumn(
  values: readonly (string | null)[],
  id: number,
): Vector<Dictionary<Utf8, Int32>> {
  const places = new Map<string, number>();
  const data = new Int32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const known = places.get(value);
    data[index] = known ?? places.size;
    if (known === undefined) places.set(value, places.size);
  }
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const dictionary = textsOf([...places.keys()]);
  return new Vector([
    makeData({ type, length: values.length, data, dictionary, ...nullsOf(values) }),
  ]);
}
