import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { policyBook } from '../../analytics/disclosure/policy-book.ts';
import { adoptExtract } from '../../analytics/engine/change-extracts.ts';
import { makeDesk } from '../../analytics/engine/desk.ts';
import { digest, type HeldFile, holdFile, problemOf } from './held-file.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { type StagedExtract, writeStaged } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 4000 };
const june: StagedExtract = { ...march, asAt: '2025-06-30' };
const large: StagedExtract = { ...june, people: 300_000, isBulky: true };

/** A workspace with one extract on a disk of its own, or no test at all. */
async function onDisk(
  { skip }: TestContext,
  megabytes: number,
): Promise<{ disk: SmallDisk; held: HeldFile }> {
  const disk = mountSmallDisk(megabytes);
  if (disk === null) return skip('a disk of its own can be mounted by root on Linux only');
  const held = await holdFile(disk.folder);
  await held.adopt(march);
  return { disk, held };
}

/** Leaves so much free on a disk, in bytes. */
function fill({ folder }: SmallDisk, megabytes: number, left: number): void {
  const used = readdirSync(folder).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  );
  writeFileSync(join(folder, 'filler'), Buffer.alloc(megabytes * 2 ** 20 - used - left));
}

test('an extract for which the disk has no room is refused before anything is written', async (context) => {
  const { disk, held } = await onDisk(context, 8);
  fill(disk, 8, 2 ** 20);
  const before = digest(held.path);
  const problem = await problemOf(held.adopt(large));
  expect(problem).toMatchObject({
    code: 'output-unwritable',
    reason: expect.stringMatching(/MB of free space.*unchanged/),
  });
  expect((await held.again()).extracts).toHaveLength(1);
  expect(digest(held.path)).toBe(before);
});

/** Takes an extract over while something befalls its disk once the import has begun. */
async function adoptDuring({ engine, path }: HeldFile, mishap: () => void) {
  const { folder } = engine();
  const desk = makeDesk(folder, policyBook(), () => new Date());
  engine().close();
  const staging = join(folder, 'staging', 'staged.duckdb');
  await writeStaged(staging, large);
  await desk.open(path);
  const problem = await problemOf(
    adoptExtract(desk, staging, { progress: mishap, signal: new AbortController().signal }),
  );
  return { desk, problem };
}

test('a disk that fills up in the middle of an import keeps what was there, and gets its space back', async (context) => {
  const { disk, held } = await onDisk(context, 16);
  const { size } = statSync(held.path);
  const { desk, problem } = await adoptDuring(held, () => fill(disk, 16, 3 * 2 ** 20));
  expect(problem.code).toBe('output-unwritable');
  expect(desk.workspace().held).toHaveLength(1);
  expect(desk.workspace().extract?.people).toBe(4000);
  desk.close();
  expect((await held.again()).extracts).toHaveLength(1);
  rmSync(join(disk.folder, 'filler'));
  expect((await held.again()).extract?.people).toBe(4000);
  expect(statSync(held.path).size).toBeLessThanOrEqual(size + 2 ** 18);
  expect((await held.adopt(large)).extracts).toHaveLength(2);
});

test('a drive that is lost in the middle of an import is named, and holds what it held', async (context) => {
  const { disk, held } = await onDisk(context, 16);
  const asItWas = readFileSync(held.path);
  const { desk, problem } = await adoptDuring(held, () => rmSync(held.path));
  expect(problem.reason).toMatch(/no longer where it was/);
  desk.close();
  for (const name of readdirSync(disk.folder)) rmSync(join(disk.folder, name));
  writeFileSync(held.path, asItWas);
  expect((await held.again()).extract?.people).toBe(4000);
});

test('a full disk keeps nothing from opening, and each change is refused', async (context) => {
  const { disk, held } = await onDisk(context, 8);
  fill(disk, 8, 0);
  const { extract, extracts } = await held.again();
  expect(extract?.people).toBe(4000);
  const { client } = held.engine();
  const id = extracts[0]?.id ?? '';
  for (const work of [
    () => held.adopt(june),
    () => client.call('extract.delete', { id }),
    () => client.call('extract.delete-column', { id, column: 'copd' }),
  ]) {
    expect((await problemOf(work())).code).toBe('output-unwritable');
    expect((await client.call('workspace.describe', {})).extracts).toHaveLength(1);
  }
  expect(readdirSync(disk.folder).sort()).toEqual(['filler', 'w.quintile']);
});

test('a workspace on a protected disk can be read, says so, and takes no import', async (context) => {
  const { disk, held } = await onDisk(context, 8);
  await held.adopt(june);
  await held.engine().client.call('workspace.close', {});
  disk.protect();
  const { extract, extracts, notices } = await held.again();
  expect(extract?.asAt).toBe('2025-06-30');
  expect(notices[0]).toMatch(/may only be read/);
  const { client } = held.engine();
  const chosen = await client.call('extract.choose', { id: extracts[0]?.id ?? '' });
  expect(chosen.extract?.asAt).toBe('2025-03-31');
  const refused = [
    await problemOf(held.adopt({ ...march, asAt: null })),
    await problemOf(client.call('extract.delete', { id: extracts[0]?.id ?? '' })),
  ];
  expect(refused.map(({ code }) => code)).toEqual(['output-unwritable', 'output-unwritable']);
  await client.call('workspace.close', {});
});

test('a disk that becomes protected in the middle refuses the import and keeps the extract', async (context) => {
  const { disk, held } = await onDisk(context, 8);
  await held.engine().client.call('workspace.close', {});
  disk.protect();
  await held.again();
  const problem = await problemOf(held.adopt(june));
  expect(problem.reason).toMatch(/protected.*unchanged/);
  expect((await held.engine().client.call('workspace.describe', {})).extracts).toHaveLength(1);
});
