import type { FileHandle } from 'node:fs/promises';

const mostBytes = 2 ** 16;

/** Where a table of a flat buffer holds one of its fields; 0 where it does not. */
function fieldOf(view: DataView, table: number, slot: number): number {
  const fields = table - view.getInt32(table, true);
  if (4 + 2 * slot >= view.getUint16(fields, true)) return 0;
  const offset = view.getUint16(fields + 4 + 2 * slot, true);
  return offset === 0 ? 0 : table + offset;
}

/**
 * Whether the schema that starts at `start` of an Arrow file says that numbers have their high byte
 * first: the reader does not look, and would read other numbers. Source: `Message.fbs` and
 * `Schema.fbs` of the Arrow format, in which a schema's first field is its endianness.
 */
export async function isBigEndian(handle: FileHandle, start: number): Promise<boolean> {
  const bytes = Buffer.alloc(mostBytes);
  const { bytesRead } = await handle.read(bytes, 0, mostBytes, start);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytesRead);
  const message = view.getUint32(0, true) === 0xffffffff ? 8 : 4;
  const root = message + view.getUint32(message, true);
  const header = fieldOf(view, root, 2);
  if (header === 0) return false;
  const endianness = fieldOf(view, header + view.getUint32(header, true), 0);
  return endianness !== 0 && view.getInt16(endianness, true) === 1;
}
