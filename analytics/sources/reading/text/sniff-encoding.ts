import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../contract/reading.ts';

export interface SniffedEncoding {
  readonly encoding: Encoding | 'utf-32';
  readonly reason: string;
}

function marked(bytes: Buffer): SniffedEncoding | null {
  const mark = bytes.toString('latin1', 0, 4);
  if (mark === '\xff\xfe\0\0' || mark === '\0\0\xfe\xff') {
    return { encoding: 'utf-32', reason: 'A byte order mark says UTF-32.' };
  }
  if (mark.startsWith('\xef\xbb\xbf')) {
    return { encoding: 'utf-8', reason: 'A byte order mark says UTF-8.' };
  }
  if (mark.startsWith('\xff\xfe')) {
    return { encoding: 'utf-16le', reason: 'A byte order mark says UTF-16, low byte first.' };
  }
  if (mark.startsWith('\xfe\xff')) {
    return { encoding: 'utf-16be', reason: 'A byte order mark says UTF-16, high byte first.' };
  }
  return null;
}

/** UTF-16 without a mark: most of its text is ASCII, whose every other byte is zero. */
function wide(bytes: Buffer): SniffedEncoding | null {
  const pairs = bytes.length >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) {
    if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1;
  }
  const [even = 0, odd = 0] = zeros.map((count) => count / pairs);
  const reason = 'Every other byte is zero, as in UTF-16';
  if (odd > 0.6 && even < 0.1)
    return { encoding: 'utf-16le', reason: `${reason}, low byte first.` };
  if (even > 0.6 && odd < 0.1) {
    return { encoding: 'utf-16be', reason: `${reason}, high byte first.` };
  }
  return null;
}

/** Where the last whole UTF-8 character ends, at most three bytes before the end. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

const beyondAscii = /[^\0-\x7f]/;

/**
 * How a text is encoded, by its first bytes. What these cannot say (a first character beyond ASCII
 * further down) is found out while the file is counted.
 */
export function sniffEncoding(bytes: Buffer): SniffedEncoding {
  const certain = marked(bytes) ?? wide(bytes);
  if (certain !== null) return certain;
  const whole = bytes.subarray(0, wholeCharacters(bytes));
  if (!isUtf8(whole) && !hasMoreUtf8(whole)) {
    return { encoding: 'windows-1252', reason: 'The text is not UTF-8: Windows-1252 is taken.' };
  }
  const isAscii = !beyondAscii.test(whole.toString('latin1'));
  return {
    encoding: 'utf-8',
    reason: isAscii ? 'The text is plain ASCII, which is UTF-8.' : 'The text is UTF-8.',
  };
}

/** Whether more lines hold characters of UTF-8 than hold bytes that are none: damage, not another encoding. */
function hasMoreUtf8(bytes: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (const line of bytes.toString('latin1').split('\n')) {
    if (!beyondAscii.test(line)) continue;
    if (isUtf8(Buffer.from(line, 'latin1'))) good += 1;
    else bad += 1;
  }
  return good > bad;
}
