import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { crc32 } from './crc-32.ts';

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** What is wrong with an archive; caught and put into words where the file's name is known. */
export class ZipDamage extends Error {
  readonly kind: 'damaged' | 'encrypted' | 'bomb';

  constructor(kind: 'damaged' | 'encrypted' | 'bomb') {
    super(kind);
    this.kind = kind;
  }
}

const damaged = () => new ZipDamage('damaged');

const endMark = 0x06054b50;
const longEndMark = 0x06064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/** Sizes beyond which an archive is taken for a trap, and how much smaller than its content it may be. */
const mostEntries = 20_000;
const mostDirectory = 2 ** 26;
const freeBytes = 2 ** 26;
const mostRatio = 250;

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, offset);
  if (bytesRead < length) throw damaged();
  return bytes;
}

const whole = (value: bigint) => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
};

/** Where the directory of an archive is, its long form (ZIP64) included. */
async function findDirectory(handle: FileHandle, size: number) {
  const length = Math.min(size, 65_557);
  const tail = await bytesAt(handle, size - length, length);
  let at = length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endMark) at -= 1;
  if (at < 0) throw damaged();
  const found = {
    entries: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  if (found.offset !== 0xffffffff && found.entries !== 0xffff) return found;
  if (at < 20) throw damaged();
  const end = await bytesAt(handle, whole(tail.readBigUInt64LE(at - 12)), 56);
  if (end.readUInt32LE(0) !== longEndMark) throw damaged();
  return {
    entries: whole(end.readBigUInt64LE(32)),
    length: whole(end.readBigUInt64LE(40)),
    offset: whole(end.readBigUInt64LE(48)),
  };
}

/** Sizes and place of an entry in their long form, from the extra field with the number 1. */
function longForm(extra: Buffer, fields: [number, number, number]): [number, number, number] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1)
    at += 4 + extra.readUInt16LE(at + 2);
  let value = at + 4;
  return fields.map((field) => {
    if (field !== 0xffffffff) return field;
    if (value + 8 > extra.length) throw damaged();
    value += 8;
    return whole(extra.readBigUInt64LE(value - 8));
  }) as [number, number, number];
}

function readEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark) throw damaged();
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const [unpacked, packed, offset] = longForm(directory.subarray(nameEnd, extraEnd), [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      ...{ packed, unpacked, offset },
    });
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** A ZIP archive whose entries are read as streams, each checked against its size and CRC. */
export class ZipFile {
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(path: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.#path = path;
    this.#entries = entries;
  }

  static async open(path: string): Promise<ZipFile> {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      const { entries, length, offset } = await findDirectory(handle, size);
      if (entries > mostEntries || length > mostDirectory) throw new ZipDamage('bomb');
      const directory = await bytesAt(handle, offset, length);
      const named = readEntries(directory, entries).map((entry) => [
        entry.name.toLowerCase(),
        entry,
      ]);
      return new ZipFile(path, new Map(named as [string, ZipEntry][]));
    } catch (error) {
      throw error instanceof ZipDamage ? error : damaged();
    } finally {
      await handle.close();
    }
  }

  /** Names do not differ by capital letters. */
  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** The bytes of an entry; `read` is told of packed bytes. */
  async *chunks(name: string, read: (bytes: number) => void = () => undefined) {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined || (entry.method !== 0 && entry.method !== 8)) throw damaged();
    if (entry.isEncrypted) throw new ZipDamage('encrypted');
    const start = await this.#startOf(entry);
    if (entry.packed === 0) return;
    const file = createReadStream(this.#path, { start, end: start + entry.packed - 1 });
    file.on('data', (chunk) => read(chunk.length));
    const bytes = entry.method === 0 ? file : file.pipe(createInflateRaw({ chunkSize: 2 ** 17 }));
    file.on('error', (error) => bytes.destroy(error));
    let length = 0;
    let crc = 0;
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > Math.max(freeBytes, entry.packed * mostRatio)) throw new ZipDamage('bomb');
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof ZipDamage ? error : damaged();
    } finally {
      file.destroy();
      bytes.destroy();
    }
    if (length !== entry.unpacked || crc !== entry.crc) throw damaged();
  }

  async #startOf({ offset }: ZipEntry): Promise<number> {
    const handle = await open(this.#path, 'r');
    try {
      const local = await bytesAt(handle, offset, 30);
      if (local.readUInt32LE(0) !== localMark) throw damaged();
      return offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    } finally {
      await handle.close();
    }
  }
}
