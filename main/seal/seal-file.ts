import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type ChunkKey, sealChunk } from './chunk.ts';
import { asFileRefusal } from './failures.ts';
import { type SealHeader, saltBytes, writeHeader } from './header.ts';
import { replaceFile } from './replace-file.ts';
import { fileKeys, makeSealKey, type SealKey } from './seal-key.ts';

const logChunk = 20;
const chunkBytes = 2 ** logChunk;

/** Fills a buffer from where a file is read; returns how much of it there was. */
export async function readFully(handle: FileHandle, buffer: Buffer): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function writeFully(handle: FileHandle, parts: readonly Buffer[]): Promise<void> {
  for (const part of parts) {
    let written = 0;
    while (written < part.length) {
      written += (await handle.write(part, written, part.length - written, null)).bytesWritten;
    }
  }
}

/** Reads one chunk ahead, so that the last is known for what it is. */
async function sealAll(source: FileHandle, target: FileHandle, key: ChunkKey): Promise<void> {
  let [present, ahead] = [Buffer.alloc(chunkBytes), Buffer.alloc(chunkBytes)];
  let length = await readFully(source, present);
  for (let number = 0; ; number += 1) {
    const next = length < chunkBytes ? 0 : await readFully(source, ahead);
    const place = { number, isLast: next === 0 };
    await writeFully(target, sealChunk(key, place, present.subarray(0, length)));
    if (place.isLast) return;
    [present, ahead, length] = [ahead, present, next];
  }
}

/**
 * Seals a file into another, which may be there already and may be the same one: it is replaced
 * once the new one is whole and on the disk. Throws a `Refusal`.
 */
export async function sealFile(
  plain: string,
  sealed: string,
  by: string | SealKey,
): Promise<SealKey> {
  const key = typeof by === 'string' ? await makeSealKey(by) : by;
  const fileSalt = randomBytes(saltBytes);
  const header: SealHeader = { cost: key.cost, logChunk, salt: key.salt, fileSalt };
  const keys = fileKeys(key, header);
  const first = writeHeader(header, keys.proof);
  const chunkKey = { key: keys.chunks, header: createHash('sha256').update(first).digest() };
  try {
    await replaceFile(sealed, async (target) => {
      const source = await open(plain, 'r');
      try {
        await writeFully(target, [first]);
        await sealAll(source, target, chunkKey);
      } finally {
        await source.close();
      }
    });
  } catch (error) {
    throw asFileRefusal(error);
  }
  return key;
}
