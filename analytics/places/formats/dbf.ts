import { decodeText } from './decode-text.ts';

interface Field {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

function fieldsOf(bytes: Buffer, headerLength: number): readonly Field[] {
  const fields: Field[] = [];
  let at = 1;
  for (let entry = 32; entry < headerLength - 1 && bytes[entry] !== 0x0d; entry += 32) {
    const name = bytes.toString('latin1', entry, entry + 11);
    const length = bytes[entry + 16] ?? 0;
    fields.push({ name: name.replace(/\0.*$/s, '').trim(), at, length });
    at += length;
  }
  return fields;
}

/**
 * The rows of a dBASE table, all values as trimmed text, in order; rows marked as deleted are kept,
 * so that they go with the shapes beside them. Throws a `RangeError` where the bytes end too soon.
 */
export function readDbf(bytes: Buffer): readonly Readonly<Record<string, string>>[] {
  const count = bytes.readUInt32LE(4);
  const headerLength = bytes.readUInt16LE(8);
  const rowLength = bytes.readUInt16LE(10);
  if (rowLength === 0 || headerLength + count * rowLength > bytes.length) {
    throw new RangeError('table shorter than it says');
  }
  const fields = fieldsOf(bytes, headerLength);
  return Array.from({ length: count }, (_, row) => {
    const start = headerLength + row * rowLength;
    return Object.fromEntries(
      fields.map(({ name, at, length }) => [
        name,
        decodeText(bytes.subarray(start + at, start + at + length)).trim(),
      ]),
    );
  });
}
