import { Float64, makeData, Utf8, Vector } from 'apache-arrow';

/** Bits of what is there, lowest first. */
function bitmapOf(isThere: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(isThere.length / 8));
  isThere.forEach((there, index) => {
    if (there) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bits;
}

/** Arrow's own builders write functions as text, which the page's policy refuses. */
export function numberColumn(values: readonly (number | null)[]): Vector<Float64> {
  return new Vector([
    makeData({
      type: new Float64(),
      length: values.length,
      nullCount: values.filter((value) => value === null).length,
      nullBitmap: bitmapOf(values.map((value) => value !== null)),
      data: Float64Array.from(values, (value) => value ?? 0),
    }),
  ]);
}

export function textColumn(values: readonly (string | null)[]): Vector<Utf8> {
  const parts = values.map((value) => new TextEncoder().encode(value ?? ''));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + part.length;
  });
  const data = new Uint8Array(valueOffsets[values.length] ?? 0);
  parts.forEach((part, index) => {
    data.set(part, valueOffsets[index] ?? 0);
  });
  return new Vector([
    makeData({
      type: new Utf8(),
      length: values.length,
      nullCount: values.filter((value) => value === null).length,
      nullBitmap: bitmapOf(values.map((value) => value !== null)),
      valueOffsets,
      data,
    }),
  ]);
}
