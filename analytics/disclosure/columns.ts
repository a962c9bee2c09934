import { Dictionary, Float64, Int32, makeData, Utf8, Vector, vectorFromArray } from 'apache-arrow';

interface Nulls {
  readonly nullBitmap: Uint8Array;
  readonly nullCount: number;
}

/** Which of the values are there, a bit each, as Arrow lays it out: the first in the lowest bit. */
function nullsOf(values: readonly unknown[]): Nulls {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, index) => {
    if (value === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] as number) | (1 << (index & 7));
  });
  return { nullBitmap, nullCount };
}

/** Numbers as a column; null stays null. */
export function numberColumn(values: readonly (number | null)[]): Vector<Float64> {
  const data = Float64Array.from(values, (value) => value ?? 0);
  return new Vector([
    makeData({ type: new Float64(), length: values.length, data, ...nullsOf(values) }),
  ]);
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
  const data = Int32Array.from(values, (value) => {
    if (value === null) return 0;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const dictionary = vectorFromArray([...places.keys()], new Utf8());
  return new Vector([
    makeData({ type, length: values.length, data, dictionary, ...nullsOf(values) }),
  ]);
}
