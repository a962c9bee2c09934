import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { headerBytes, readHeader } from '../../main/seal/header.ts';
import { isSealed } from '../../main/seal/is-sealed.ts';
import { sweepPartials } from '../../main/seal/replace-file.ts';
import { sealFile } from '../../main/seal/seal-file.ts';
import { makeSealKey, type SealKey } from '../../main/seal/seal-key.ts';
import { unsealFile } from '../../main/seal/unseal-file.ts';

const passphrase = 'correct horse, battery staple';
const mebibyte = 2 ** 20;
const chunk = mebibyte + 16;
let folder: string;
let key: SealKey;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-seal-'));
  key = await makeSealKey(passphrase);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

async function sealed(bytes: Buffer, name = 'w'): Promise<Buffer> {
  writeFileSync(at(`${name}.plain`), bytes);
  await sealFile(at(`${name}.plain`), at(name), key);
  return readFileSync(at(name));
}

async function problemOf(work: Promise<unknown>): Promise<Problem | null> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null && !(error instanceof Refusal)) throw error;
  return error?.problems[0] ?? null;
}

/** What opening these bytes says; null where they open. */
async function opened(bytes: Buffer, by = passphrase): Promise<string | null> {
  writeFileSync(at('changed'), bytes);
  rmSync(at('out'), { force: true });
  const problem = await problemOf(unsealFile(at('changed'), at('out'), by));
  if (problem !== null) expect(readdirSync(folder)).not.toContain('out');
  return problem?.code ?? null;
}

describe('a sealed file', () => {
  test.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte])(
    'of %i bytes comes back as it was, with the passphrase alone',
    async (length) => {
      const bytes = randomBytes(length);
      expect(await opened(await sealed(bytes))).toBeNull();
      expect(readFileSync(at('out')).equals(bytes)).toBe(true);
    },
  );

  test('is known by its first bytes, and is readable by this user alone', async () => {
    await sealed(randomBytes(10));
    expect(await isSealed(at('w'))).toBe(true);
    expect(await isSealed(at('w.plain'))).toBe(false);
    expect(await isSealed(at('nothing'))).toBe(false);
    expect(await isSealed(folder)).toBe(false);
    expect(statSync(at('w')).mode & 0o777).toBe(0o600);
    await unsealFile(at('w'), at('out'), passphrase);
    expect(statSync(at('out')).mode & 0o777).toBe(0o600);
  });

  test('can take the place of the plain one', async () => {
    writeFileSync(at('same'), 'people');
    await sealFile(at('same'), at('same'), key);
    expect(readFileSync(at('same')).includes('people')).toBe(false);
    await unsealFile(at('same'), at('same'), passphrase);
    expect(readFileSync(at('same'), 'utf8')).toBe('people');
  });

  test('holds nothing of what was sealed, and is another each time', async () => {
    const bytes = Buffer.from('SYN-MARKER '.repeat(1000));
    const [once, twice] = [await sealed(bytes), await sealed(bytes)];
    expect(once.includes('SYN-MARKER')).toBe(false);
    expect(once.subarray(48, 80).equals(twice.subarray(48, 80))).toBe(false);
    expect(once.subarray(headerBytes).equals(twice.subarray(headerBytes))).toBe(false);
  });

  test('costs a guess 128 MiB, and says so in its header', async () => {
    const { header } = readHeader(await sealed(randomBytes(10)));
    expect(header.cost).toEqual({ logN: 17, r: 8, p: 1 });
  });

  test('opens with the passphrase as another keyboard writes it', async () => {
    writeFileSync(at('accent.plain'), 'x');
    await sealFile(at('accent.plain'), at('accent'), 'caf\u00e9');
    expect(await problemOf(unsealFile(at('accent'), at('out'), 'cafe\u0301'))).toBeNull();
  });

  test('is not made with an empty passphrase, or one without end', async () => {
    writeFileSync(at('p'), 'x');
    for (const wrong of ['', 'x'.repeat(1025)]) {
      const problem = await problemOf(sealFile(at('p'), at('never'), wrong));
      expect(problem?.code).toBe('wrong-passphrase');
    }
    expect(readdirSync(folder)).not.toContain('never');
  });
});

describe('a sealed file that is not opened', () => {
  test('says of a wrong passphrase that it is wrong, and leaves all as it was', async () => {
    const bytes = await sealed(randomBytes(3 * mebibyte));
    for (const wrong of ['', 'Correct horse, battery staple', `${passphrase} `]) {
      expect(await opened(bytes, wrong)).toBe('wrong-passphrase');
    }
    expect(readFileSync(at('changed')).equals(bytes)).toBe(true);
  });

  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['cut to nothing', () => Buffer.alloc(0)],
    ['cut within its header', (bytes) => bytes.subarray(0, 100)],
    ['cut after its header', (bytes) => bytes.subarray(0, headerBytes)],
    ['cut within a chunk', (bytes) => bytes.subarray(0, headerBytes + chunk + 1000)],
    ['cut between chunks', (bytes) => bytes.subarray(0, headerBytes + 2 * chunk)],
    ['short of its last byte', (bytes) => bytes.subarray(0, -1)],
    ['followed by a byte', (bytes) => Buffer.concat([bytes, Buffer.alloc(1)])],
    [
      'followed by its last chunk once more',
      (bytes) => Buffer.concat([bytes, bytes.subarray(headerBytes + 2 * chunk)]),
    ],
    [
      'with two chunks in each other’s place',
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, headerBytes),
          bytes.subarray(headerBytes + chunk, headerBytes + 2 * chunk),
          bytes.subarray(headerBytes, headerBytes + chunk),
          bytes.subarray(headerBytes + 2 * chunk),
        ]),
    ],
    [
      'without its first chunk',
      (bytes) =>
        Buffer.concat([bytes.subarray(0, headerBytes), bytes.subarray(headerBytes + chunk)]),
    ],
  ];
  test.each(damages)('is said to be damaged when it is %s', async (_name, change) => {
    const bytes = await sealed(Buffer.concat([randomBytes(2 * mebibyte), Buffer.from('the end')]));
    expect(await opened(change(bytes))).toBe('workspace-unreadable');
  });

  test('is damaged with a chunk or a header of another sealing', async () => {
    const plain = randomBytes(2 * mebibyte);
    const [one, other] = [await sealed(plain), await sealed(plain)];
    const chunks = Buffer.concat([
      one.subarray(0, headerBytes + chunk),
      other.subarray(headerBytes + chunk),
    ]);
    const header = Buffer.concat([other.subarray(0, headerBytes), one.subarray(headerBytes)]);
    expect(await opened(chunks)).toBe('workspace-unreadable');
    expect(await opened(header)).toBe('workspace-unreadable');
  });

  test('is damaged wherever one bit is turned, and never a wrong passphrase', async () => {
    const bytes = await sealed(randomBytes(mebibyte + 10));
    const places = [8, 9, 13, 16, 47, 48, 79, 80, 111, 112, 127, 128, 5000, 128 + chunk];
    for (const place of [...places, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 4;
      expect([place, await opened(changed)]).toEqual([place, 'workspace-unreadable']);
    }
  });

  test('may not ask for all memory: a hostile header is refused before a key is made', async () => {
    const { createHash } = await import('node:crypto');
    const bytes = await sealed(randomBytes(10));
    for (const [place, value] of [
      [9, 30],
      [9, 1],
      [10, 255],
      [11, 255],
      [12, 40],
      [8, 2],
    ] as const) {
      const hostile = Buffer.from(bytes);
      hostile[place] = value;
      createHash('sha256').update(hostile.subarray(0, 112)).digest().copy(hostile, 112, 0, 16);
      const before = process.memoryUsage().rss;
      expect(await opened(hostile)).toBe('workspace-unreadable');
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * mebibyte);
    }
  });
});

test('a sealing that fails leaves the earlier file, and nothing beside it', async () => {
  const before = await sealed(randomBytes(100), 'kept');
  rmSync(at('kept.plain'));
  const problem = await problemOf(sealFile(at('kept.plain'), at('kept'), key));
  expect(problem?.code).toBe('output-unwritable');
  expect(readFileSync(at('kept')).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('what a killed program left beside a file is swept, and nothing else', async () => {
  const name = 'swept.quintile';
  await sealed(randomBytes(10), name);
  const before = readdirSync(folder);
  const { replaceFile } = await import('../../main/seal/replace-file.ts');
  let left = '';
  await replaceFile(at(name), async () => {
    left = readdirSync(folder).find((found) => found.endsWith('.partial')) ?? '';
  });
  writeFileSync(at(left), 'half');
  writeFileSync(at('.quintile-other.partial'), 'of another');
  await sweepPartials(at(name));
  expect(readdirSync(folder).sort()).toEqual([...before, '.quintile-other.partial'].sort());
});

test('sealing and unsealing 200 MB takes under 64 MB more memory than a small file', async () => {
  const big = at('big.plain');
  const handle = openSync(big, 'w');
  const block = randomBytes(mebibyte);
  for (let count = 0; count < 200; count += 1) writeSync(handle, block);
  closeSync(handle);
  let peak = 0;
  const measure = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  await sealFile(at('w.plain'), at('w'), key);
  await unsealFile(at('w'), at('out'), passphrase);
  const before = process.memoryUsage().rss;
  const timer = setInterval(measure, 5);
  const began = performance.now();
  await sealFile(big, at('big'), key);
  const sealing = performance.now() - began;
  clearInterval(timer);
  expect(peak - before).toBeLessThan(64 * mebibyte);
  rmSync(big);
  peak = 0;
  const again = performance.now();
  const opening = setInterval(measure, 5);
  await unsealFile(at('big'), at('big.out'), passphrase);
  const unsealing = performance.now() - again;
  clearInterval(opening);
  const scryptMemory = 128 * mebibyte;
  expect(peak - before).toBeLessThan(64 * mebibyte + scryptMemory);
  console.log(
    `sealing ${Math.round(200_000 / sealing)} MiB/s; unsealing ${Math.round(200_000 / unsealing)} MiB/s with its key`,
  );
  rmSync(at('big'));
  rmSync(at('big.out'));
});
