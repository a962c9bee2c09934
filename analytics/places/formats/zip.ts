import { extname } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';

/** What a member may unfold to: above the largest official boundaries, below what fills a laptop. */
const mostBytes = 2 ** 30;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const stored = 0;
const deflated = 8;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly checksum: number;
  readonly at: number;
}

function endOf(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= earliest; at -= 1) {
    if (bytes.readUInt32LE(at) === endMark) return at;
  }
  throw new RangeError('no end of directory');
}

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = endOf(bytes);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== entryMark) throw new RangeError('no entry');
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const nameLength = bytes.readUInt16LE(at + 28);
    const method = bytes.readUInt16LE(at + 10);
    yield {
      path: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: isEncrypted ? -1 : method,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      checksum: bytes.readUInt32LE(at + 16),
      at: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function inflate(body: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new RangeError('member is damaged');
  }
}

/** The bytes of a member. Throws a `RangeError` where it is encrypted, damaged, or too large. */
function unfold(bytes: Buffer, { at, packed, size, method, checksum }: Entry): Buffer {
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const body = bytes.subarray(start, start + packed);
  const isKnown = method === stored || method === deflated;
  if (!isKnown || size > mostBytes) throw new RangeError('member is not readable');
  const whole = method === stored ? body : inflate(body, size);
  if (crc32(whole) !== checksum) throw new RangeError('member is damaged');
  return whole;
}

/**
 * The files in a zip archive, folders and hidden ones aside, as sources of bytes; named by their
 * base name. Throws a `RangeError` where the bytes are not such an archive (its 64-bit form is not
 * read); a member's own fault is thrown when it is read.
 */
export function zipMembers(archive: ByteSource): readonly ByteSource[] {
  const bytes = archive.whole();
  const hidden = /(^|\/)(\.|__MACOSX\/)/;
  const entries = [...entriesOf(bytes)].filter(
    ({ path }) => !path.endsWith('/') && !hidden.test(path),
  );
  const sources = new Map(entries.map((entry) => [entry.path.toLowerCase(), sourceOf(entry)]));
  function sourceOf(entry: Entry): ByteSource {
    const { path, size } = entry;
    const whole = () => unfold(bytes, entry);
    const stem = path.slice(0, path.length - extname(path).length).toLowerCase();
    return {
      name: path.slice(path.lastIndexOf('/') + 1),
      extension: extname(path).toLowerCase(),
      size,
      whole,
      chunks: () => [whole()],
      beside: (extension) => sources.get(`${stem}${extension}`) ?? null,
    };
  }
  return [...sources.values()];
}
