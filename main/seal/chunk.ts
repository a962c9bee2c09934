import { createCipheriv, createDecipheriv } from 'node:crypto';
import { refuseDamaged } from './failures.ts';

/** What every chunk of one sealing shares. */
export interface ChunkKey {
  readonly key: Buffer;
  /** SHA-256 of the whole header: authenticated with each chunk. */
  readonly header: Buffer;
}

/** Where in its file a chunk belongs. */
export interface ChunkPlace {
  /** From 0. */
  readonly number: number;
  readonly isLast: boolean;
}

export const tagBytes = 16;
const algorithm = 'aes-256-gcm';

/** Eleven bytes of number and one of mark: no two chunks of a key share one. */
function nonceOf({ number, isLast }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** A chunk sealed: as many bytes, to be followed by its tag. */
export function sealChunk(
  { key, header }: ChunkKey,
  place: ChunkPlace,
  plain: Buffer,
): readonly [Buffer, Buffer] {
  const nonce = nonceOf(place);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.concat([header, nonce]));
  const sealed = cipher.update(plain);
  cipher.final();
  return [sealed, cipher.getAuthTag()];
}

/** A chunk opened, from its bytes with the tag. Throws a `Refusal` where it is not as it was sealed. */
export function openChunk({ key, header }: ChunkKey, place: ChunkPlace, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) refuseDamaged();
  const nonce = nonceOf(place);
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.concat([header, nonce]));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    refuseDamaged();
  }
  return plain;
}
