import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { writeParquet } from '../../sample-data/files/write-parquet.ts';
import { makePermutation } from '../../sample-data/people/permutation.ts';
import { makeRandom } from '../../sample-data/random.ts';
import { bytesHash, draw, filesBelow, scratch } from './drawn.ts';

const { path, remove } = scratch();
afterAll(remove);

/** The hash of each file below a folder, by its name in it. */
function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((file) => [file.slice(folder.length + 1), bytesHash(file)]),
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Refusal ? error.problems[0]?.code : undefined;
}

describe('the same ask gives the same bytes', () => {
  test('twice with one seed: every file alike; with another seed: other people, the same map', async () => {
    await draw(path('a'), { persons: 30_000, seed: 7 });
    await draw(path('b'), { persons: 30_000, seed: 7 });
    await draw(path('c'), { persons: 30_000, seed: 8 });
    const [a, b, c] = [hashes(path('a')), hashes(path('b')), hashes(path('c'))];
    expect(a).toEqual(b);
    expect(a['people.parquet']).not.toBe(c['people.parquet']);
    expect(a['people.csv']).not.toBe(c['people.csv']);
    expect(a['places/boundaries.geojson']).toBe(c['places/boundaries.geojson']);
  });

  test('with one thread or several, over more than one row group', async () => {
    await draw(path('groups'), { persons: 300_000, seed: 1 });
    const csv = path('groups/people.csv');
    const hash = async (threads: number) => {
      const parquet = path(`groups/threads-${threads}.parquet`);
      const about = { synthetic: 'true' };
      const written = () => undefined;
      await writeParquet({ csv, parquet, folder: path('groups'), about, threads, written });
      return bytesHash(parquet);
    };
    const one = await hash(1);
    expect(await hash(2)).toBe(one);
    expect(await hash(4)).toBe(one);
  });

  test('a shuffled order holds every place once, at sizes beside and between powers of two', () => {
    for (const size of [1, 2, 3, 15, 16, 17, 1000, 65_537]) {
      const order = makePermutation(size, makeRandom(5, 0));
      const places = Array.from({ length: size }, (_, index) => order(index));
      expect([...places].sort((x, y) => x - y)).toEqual([...places.keys()]);
    }
    const order = makePermutation(1000, makeRandom(5, 0));
    expect([0, 1, 2, 3, 4].map(order)).not.toEqual([0, 1, 2, 3, 4]);
  });
});

describe('any number of people can be drawn', () => {
  test.each([1, 2, 8192, 8193])('%i people', async (persons) => {
    const out = path(`n${persons}`);
    const receipt = await draw(out, { persons, seed: 3 });
    const lines = readFileSync(`${out}/people.csv`, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(persons + 1);
    expect(lines.at(-1)?.startsWith(`SYN-${String(persons).padStart(9, '0')},`)).toBe(true);
    expect(receipt.files.map((file) => `${out}/${file}`)).toEqual(filesBelow(out));
  });

  test('impossible numbers are refused before anything is written', async () => {
    for (const wrong of [{ persons: 0 }, { persons: 1.5 }, { persons: 1e9 }, { seed: -1 }]) {
      const failure = await draw(path('wrong'), wrong).catch((error: unknown) => error);
      expect(codeOf(failure)).toBe('usage');
    }
    expect(existsSync(path('wrong'))).toBe(false);
  });
});

describe('a sample that is stopped leaves nothing', () => {
  const stopWhen = async (out: string, reached: (share: number) => boolean) => {
    const controller = new AbortController();
    const failure = await draw(out, {
      persons: 400_000,
      signal: controller.signal,
      progress: (done, total) => {
        if (reached(done / total)) controller.abort();
      },
    }).catch((error: unknown) => error);
    return codeOf(failure);
  };

  test('while people are drawn', async () => {
    expect(await stopWhen(path('drawing/deep'), (share) => share > 0.1)).toBe('cancelled');
    expect(existsSync(path('drawing'))).toBe(false);
  });

  test('while Parquet is written', async () => {
    expect(await stopWhen(path('writing'), (share) => share >= 0.5)).toBe('cancelled');
    expect(existsSync(path('writing'))).toBe(false);
  });

  test('and what was in the folder before stays as it was', async () => {
    mkdirSync(path('kept'));
    writeFileSync(path('kept/people.csv'), 'mine');
    expect(await stopWhen(path('kept'), (share) => share > 0.1)).toBe('cancelled');
    expect(readdirSync(path('kept'))).toEqual(['people.csv']);
    expect(readFileSync(path('kept/people.csv'), 'utf8')).toBe('mine');
  });

  test('a folder that cannot be made is refused', async () => {
    writeFileSync(path('file'), '');
    const failure = await draw(path('file/out'), { persons: 1 }).catch((error: unknown) => error);
    expect(codeOf(failure)).toBe('output-unwritable');
  });
});
