import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../analytics/contract/client.ts';
import type { Method } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { readyBundle } from '../../main/cli/bundle-folder.ts';
import { letOut } from '../../main/export/let-out.ts';
import { readyFile } from '../../main/export/ready-file.ts';
import { mountSmallDisk } from '../engine/small-disk.ts';

let folder: string;
let asked: Method[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-let-out-'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('segment,count\nold,1240\n');
const text = (file: string) => readFileSync(join(folder, file), 'utf8');

/** An engine that records what it is asked to, unless that is refused. */
function client(whenKept: () => void = () => undefined): Client {
  const call = async (method: Method) => {
    asked.push(method);
    if (method === 'release.keep') whenKept();
    return { when: '2025-04-01T12:00:00.000Z' };
  };
  return { call } as unknown as Client;
}

const saveAs = (path: string, by = client()) =>
  letOut(
    by,
    'A table',
    async () => bytes,
    () => readyFile(path, bytes),
  );

test('a file is recorded once there is room for it and nothing of it is on the disk, and is then written', async () => {
  const target = join(folder, 'deep', 'table.csv');
  await saveAs(
    target,
    client(() => {
      const [partial = ''] = readdirSync(join(folder, 'deep'));
      expect(readFileSync(join(folder, 'deep', partial))).toEqual(Buffer.alloc(bytes.length));
    }),
  );
  expect(asked).toEqual(['release.keep']);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['table.csv']);
  expect(text('deep/table.csv')).toBe('segment,count\nold,1240\n');
});

test.each<[string, string]>([
  ['a folder', 'taken'],
  ['below a file', 'file/table.csv'],
])('a file whose place is %s is no release', async (_name, place) => {
  mkdirSync(join(folder, 'taken'));
  await saveAs(join(folder, 'file'));
  asked = [];
  await expect(saveAs(join(folder, place))).rejects.toThrow();
  expect(asked).toEqual(['release.drop']);
  expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
});

test('what is not wanted after all is no release', async () => {
  const given = await letOut(
    client(),
    'A table',
    async () => bytes,
    () => null,
  );
  expect([given, asked]).toEqual([null, ['release.drop']]);
});

test('what could not be recorded leaves no file, and an earlier one as it was', async () => {
  const target = join(folder, 'table.csv');
  await saveAs(target);
  const refusing = client(() => {
    throw new Refusal({ code: 'output-unwritable', reason: 'The disk is full.' });
  });
  await expect(saveAs(target, refusing)).rejects.toThrow('The disk is full.');
  expect(asked.slice(1)).toEqual(['release.keep', 'release.drop']);
  expect(readdirSync(folder)).toEqual(['table.csv']);
});

test('a file, or a bundle, that a disk has no room for is no release, and leaves nothing', async ({
  skip,
}) => {
  const disk = mountSmallDisk(1);
  if (disk === null) return skip();
  const large = new Uint8Array(2 ** 21).fill(65);
  const ready = [
    () => readyFile(join(disk.folder, 'table.csv'), large),
    () => readyBundle(join(disk.folder, 'bundle'), new Map([['tables/table.csv', large]])) as never,
  ];
  for (const place of ready) {
    await expect(letOut(client(), 'A table', async () => bytes, place)).rejects.toThrow(/ENOSPC/);
  }
  expect(asked).toEqual(['release.drop', 'release.drop']);
  expect(readdirSync(disk.folder)).toEqual([]);
});

test('a place that may only be read takes no release', async ({ skip }) => {
  const disk = mountSmallDisk(1);
  if (disk === null) return skip();
  disk.protect();
  await expect(saveAs(join(disk.folder, 'table.csv'))).rejects.toThrow(/EROFS/);
  expect(asked).toEqual(['release.drop']);
});

test('a bundle is filled in place, each file as long as it came to be', () => {
  const out = join(folder, 'bundle');
  const ready = readyBundle(out, new Map([['tables/a.csv', 'a longer text']]));
  expect(existsSync(out)).toBe(false);
  ready.fill(new Map([['tables/a.csv', 'short']]));
  expect(text('bundle/tables/a.csv')).toBe('short');
  expect(readdirSync(folder)).toEqual(['bundle']);
});
