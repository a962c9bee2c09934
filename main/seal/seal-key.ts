import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../analytics/contract/problem.ts';
import { refusePassphrase } from './failures.ts';
import { type Cost, provenPart, type SealHeader, saltBytes } from './header.ts';

/** Characters of the longest passphrase. */
export const longestPassphrase = 1024;

const cost: Cost = { logN: 17, r: 8, p: 1 };
const keyBytes = 32;

/** What a passphrase comes to: kept in memory in its place while a sealed workspace is open. */
export interface SealKey {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly master: Buffer;
}

/** The keys of one sealing. */
export interface FileKeys {
  readonly chunks: Buffer;
  /** The HMAC that shows, without a chunk being opened, that the key is right. */
  readonly proof: Buffer;
}

function checkPassphrase(passphrase: string): void {
  if (passphrase.length > 0 && passphrase.length <= longestPassphrase) return;
  throw new Refusal({
    code: 'wrong-passphrase',
    reason:
      passphrase.length === 0
        ? 'An empty passphrase protects nothing.'
        : `A passphrase has at most ${longestPassphrase} characters.`,
    hint: 'Choose one of several words.',
  });
}

/** About half a second and 128 MiB, so that guessing is slow. */
function derive(passphrase: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** A key for a file that is sealed for the first time. Throws a `Refusal` for an empty passphrase. */
export async function makeSealKey(passphrase: string): Promise<SealKey> {
  checkPassphrase(passphrase);
  const salt = randomBytes(saltBytes);
  return { cost, salt, master: await derive(passphrase, salt, cost) };
}

/** The keys of one sealing with this key. */
export function fileKeys({ master }: SealKey, header: SealHeader): FileKeys {
  const part = (info: string) =>
    Buffer.from(hkdfSync('sha256', master, header.fileSalt, info, keyBytes));
  const proof = createHmac('sha256', part('quintile seal 1: proof'));
  return {
    chunks: part('quintile seal 1: chunks'),
    proof: proof.update(provenPart(header)).digest(),
  };
}

/** The key that a file was sealed with. Throws a `Refusal` (wrong-passphrase) where it is another. */
export async function sealKeyOf(
  passphrase: string,
  header: SealHeader,
  proof: Buffer,
): Promise<SealKey> {
  checkPassphrase(passphrase);
  const master = await derive(passphrase, header.salt, header.cost);
  const key = { cost: header.cost, salt: header.salt, master };
  if (!timingSafeEqual(fileKeys(key, header).proof, proof)) refusePassphrase();
  return key;
}
