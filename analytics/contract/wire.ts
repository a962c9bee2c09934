import { type Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import type { Problem } from './problem.ts';
import type { ReleasedTable, ReleaseNote } from './released.ts';

export type Reply<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Head =
  | { readonly ok: true; readonly note: ReleaseNote }
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Bytes that the JSON head's own length takes, little-endian, before the head. */
const lengthBytes = 4;

function isReleased(answer: unknown): answer is ReleasedTable {
  return typeof answer === 'object' && answer !== null && 'table' in answer && 'note' in answer;
}

/**
 * A reply as one byte array: the head's length, a JSON head, and for a released table an Arrow IPC
 * stream. An Arrow body never goes without the note that the gate wrote for it.
 */
export function encodeReply(reply: Reply<unknown>): Uint8Array {
  const released = reply.ok && isReleased(reply.answer) ? reply.answer : null;
  const head: Head = released === null ? reply : { ok: true, note: released.note };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const body = released === null ? new Uint8Array() : tableToIPC(released.table, 'stream');
  const bytes = new Uint8Array(lengthBytes + text.length + body.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, lengthBytes);
  bytes.set(body, lengthBytes + text.length);
  return bytes;
}

/** The reply in a byte array. Throws `RangeError` where the bytes are not a whole reply. */
export function decodeReply<T>(bytes: Uint8Array): Reply<T> {
  if (bytes.length < lengthBytes) throw new RangeError('A reply is cut short.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = lengthBytes + view.getUint32(0, true);
  if (end > bytes.length) throw new RangeError('A reply is cut short.');
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(lengthBytes, end))) as Head;
  const body = bytes.subarray(end);
  if (!head.ok) return head;
  if ('note' in head) {
    const table: Table = tableFromIPC(body);
    return { ok: true, answer: { table, note: head.note } as unknown as T };
  }
  if (body.length > 0) throw new RangeError('A reply holds a table that no gate has signed.');
  return { ok: true, answer: head.answer as T };
}
