import { createHash } from 'node:crypto';
import { refuseDamaged, refuseUnknown } from './failures.ts';

/** What scrypt is asked for: memory is 128 · 2^logN · r bytes. */
export interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** The first bytes of a sealed file; see README.md. */
export interface SealHeader {
  readonly cost: Cost;
  /** Log2 of the bytes of a chunk. */
  readonly logChunk: number;
  readonly salt: Buffer;
  readonly fileSalt: Buffer;
}

export const magic = Buffer.from('QNTLSEAL', 'latin1');
export const saltBytes = 32;
export const headerBytes = 128;

/** Bytes that the HMAC covers, and those that the checksum covers: the same and the HMAC. */
const provenBytes = 80;
const checkedBytes = 112;
const version = 1;

/** Costs that are taken from a header: a hostile file may not ask for all memory. */
const logNs = { from: 15, to: 18 } as const;
const logChunks = { from: 12, to: 20 } as const;

const checksum = (bytes: Buffer) =>
  createHash('sha256')
    .update(bytes)
    .digest()
    .subarray(0, headerBytes - checkedBytes);

/** A header whose key has still to be proven: what the HMAC covers. */
export function provenPart({ cost, logChunk, salt, fileSalt }: SealHeader): Buffer {
  const numbers = Buffer.from([version, cost.logN, cost.r, cost.p, logChunk, 0, 0, 0]);
  return Buffer.concat([magic, numbers, salt, fileSalt]);
}

/** The whole header. */
export function writeHeader(header: SealHeader, proof: Buffer): Buffer {
  const checked = Buffer.concat([provenPart(header), proof]);
  return Buffer.concat([checked, checksum(checked)]);
}

/** A header and its proof out of bytes. Throws a `Refusal` where it is damaged or not known. */
export function readHeader(bytes: Buffer): { readonly header: SealHeader; readonly proof: Buffer } {
  if (bytes.length < headerBytes) refuseDamaged();
  const isWhole = checksum(bytes.subarray(0, checkedBytes)).equals(
    bytes.subarray(checkedBytes, headerBytes),
  );
  if (!isWhole || !bytes.subarray(0, magic.length).equals(magic)) refuseDamaged();
  const [written = 0, logN = 0, r = 0, p = 0, logChunk = 0] = bytes.subarray(magic.length);
  const isKnown =
    written === version &&
    logN >= logNs.from &&
    logN <= logNs.to &&
    r === 8 &&
    p === 1 &&
    logChunk >= logChunks.from &&
    logChunk <= logChunks.to;
  if (!isKnown) refuseUnknown();
  const salts = bytes.subarray(provenBytes - 2 * saltBytes, provenBytes);
  return {
    header: {
      cost: { logN, r, p },
      logChunk,
      salt: Buffer.from(salts.subarray(0, saltBytes)),
      fileSalt: Buffer.from(salts.subarray(saltBytes)),
    },
    proof: Buffer.from(bytes.subarray(provenBytes, checkedBytes)),
  };
}
