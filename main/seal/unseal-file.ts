import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type ChunkKey, openChunk, tagBytes } from './chunk.ts';
import { asFileRefusal, refuseDamaged } from './failures.ts';
import { headerBytes, readHeader } from './header.ts';
import { replaceFile } from './replace-file.ts';
import { readFully } from './seal-file.ts';
import { fileKeys, type SealKey, sealKeyOf } from './seal-key.ts';

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal({ code: 'cancelled', reason: 'Cancelled.' });
}

interface Opening {
  readonly key: ChunkKey;
  /** Bytes of a chunk with its tag. */
  readonly chunk: number;
  readonly signal: AbortSignal | undefined;
}

/** Opens chunk after chunk; a file that ends where its last chunk does not is damaged. */
async function openAll(source: FileHandle, target: FileHandle, opening: Opening): Promise<void> {
  const { key, chunk, signal } = opening;
  let left = (await source.stat()).size - headerBytes;
  const buffer = Buffer.alloc(chunk);
  for (let number = 0; ; number += 1) {
    stopIfAborted(signal);
    const length = await readFully(source, buffer.subarray(0, Math.min(chunk, left)));
    left -= length;
    const place = { number, isLast: left <= 0 || length < chunk };
    const plain = openChunk(key, place, buffer.subarray(0, length));
    let written = 0;
    while (written < plain.length) {
      written += (await target.write(plain, written, plain.length - written, null)).bytesWritten;
    }
    if (place.isLast) return;
  }
}

async function openSource(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Refusal({
      code: 'file-not-found',
      reason: 'The workspace is no longer there.',
      hint: 'Check that its drive is connected, or choose another.',
    });
  }
}

async function readStart(source: FileHandle) {
  const first = Buffer.alloc(headerBytes);
  if ((await readFully(source, first)) < headerBytes) refuseDamaged();
  return { ...readHeader(first), hash: createHash('sha256').update(first).digest() };
}

/**
 * Opens a sealed file into a plain one, which this user alone may read, and gives the key for
 * sealing it again. Nothing is written where the passphrase is wrong or the file is damaged. Throws
 * a `Refusal`.
 */
export async function unsealFile(
  sealed: string,
  plain: string,
  passphrase: string,
  signal?: AbortSignal,
): Promise<SealKey> {
  try {
    const source = await openSource(sealed);
    try {
      const { header, proof, hash } = await readStart(source);
      const key = await sealKeyOf(passphrase, header, proof);
      const { chunks } = fileKeys(key, header);
      const chunk = 2 ** header.logChunk + tagBytes;
      await replaceFile(plain, (target) =>
        openAll(source, target, { key: { key: chunks, header: hash }, chunk, signal }),
      );
      return key;
    } finally {
      await source.close();
    }
  } catch (error) {
    throw asFileRefusal(error);
  }
}
