import { isUtf8 } from 'node:buffer';
import { type Data, Type } from 'apache-arrow';
import { kindOf } from './cell-text.ts';

/** Rows of one batch: more than anyone writes, where no buffer shows that they are there. */
const mostRows = 2 ** 27;

/** Bytes or, for flags, eighths of them, that a value takes up; null where it is not fixed. */
function widthOf({ type, stride }: Data): number | null {
  if (type.typeId === Type.Bool) return 1 / 8;
  if (type.typeId === Type.Dictionary || kindOf(type).type === 'text') return null;
  return stride;
}

function hasRoom(values: ArrayLike<unknown> | undefined, length: number): boolean {
  return length === 0 || (values?.length ?? 0) >= length;
}

function soundOffsets(
  offsets: ArrayLike<number | bigint>,
  length: number,
  bytes: Uint8Array,
): boolean {
  if (length === 0) return true;
  if (offsets.length < length + 1) return false;
  let before = Number(offsets[0]);
  if (before < 0) return false;
  for (let at = 1; at <= length; at += 1) {
    const offset = Number(offsets[at]);
    if (offset < before) return false;
    before = offset;
  }
  return before <= bytes.length && isUtf8(bytes.subarray(Number(offsets[0]), before));
}

function soundKeys(data: Data): boolean {
  const size = data.dictionary?.length ?? 0;
  const keys = data.values as ArrayLike<number | bigint> | undefined;
  if (!hasRoom(keys, data.length) || keys === undefined) return data.length === 0;
  for (let at = 0; at < data.length; at += 1) {
    const key = Number(keys[at]);
    if ((key < 0 || key >= size) && data.getValid(at)) return false;
  }
  return (data.dictionary?.data ?? []).every(isSound);
}

/**
 * Whether the buffers of a column hold what its length promises. The reader checks none of it, and
 * would make values up where bytes are missing.
 */
export function isSound(data: Data): boolean {
  const { type, length, nullCount, nullBitmap } = data;
  if (length < 0 || length > mostRows || nullCount > length) return false;
  if (
    nullCount > 0 &&
    (nullBitmap?.length ?? 0) < Math.ceil(length / 8) &&
    type.typeId !== Type.Null
  ) {
    return false;
  }
  if (type.typeId === Type.Null || kindOf(type).type === 'other') return true;
  if (type.typeId === Type.Dictionary) return soundKeys(data);
  if (type.typeId === Type.Utf8 || type.typeId === Type.LargeUtf8) {
    return soundOffsets(data.valueOffsets, length, data.values as Uint8Array);
  }
  const width = widthOf(data);
  return width === null || hasRoom(data.values as ArrayLike<unknown>, Math.ceil(length * width));
}
