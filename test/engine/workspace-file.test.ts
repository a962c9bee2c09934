import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { digest, flip, type HeldFile, holdFile, problemOf, writeTo } from './held-file.ts';
import { recordOf, type StagedExtract } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 4000 };

const oldPeople = sql`CREATE TABLE person AS SELECT 'SYN-' || range AS person_id,
  CAST(range % 97 AS UTINYINT) AS age FROM range(300)`;
const oldLayout = [
  sql`CREATE TABLE quintile AS SELECT 1 AS layout`,
  oldPeople,
  sql`CREATE TABLE "extract" AS SELECT CAST(${JSON.stringify(recordOf({ ...march, people: 300 }))} AS VARCHAR) AS record`,
  sql`CREATE TABLE shape (level VARCHAR, record VARCHAR)`,
];

const open = ({ engine }: HeldFile, path: string) =>
  engine().client.call('workspace.open', { path });

async function notOpened(held: HeldFile, path: string) {
  const before = digest(path);
  const problem = await problemOf(open(held, path));
  expect(digest(path)).toBe(before);
  return problem;
}

test('a workspace of the first layout opens with its extract, which then has a place of its own', async () => {
  const held = await holdFile();
  const old = join(held.folder, 'old.quintile');
  await writeTo(old, held.folder, oldLayout);
  for (const time of ['first', 'again']) {
    const { extract, extracts, notices } = await open(held, old);
    expect({ time, people: extract?.people, notices }).toEqual({ time, people: 300, notices: [] });
    expect(extracts.map(({ id }) => id)).toEqual(['e1']);
  }
});

test('an empty workspace of the first layout opens empty', async () => {
  const held = await holdFile();
  const old = join(held.folder, 'old.quintile');
  await writeTo(old, held.folder, oldLayout.slice(0, 1));
  expect((await open(held, old)).extracts).toEqual([]);
});

test('a move to the new layout that cannot be finished leaves the old one whole', async () => {
  const held = await holdFile();
  const old = join(held.folder, 'old.quintile');
  await writeTo(old, held.folder, [
    ...oldLayout,
    sql`CREATE VIEW manifest AS SELECT 1 AS in_the_way`,
  ]);
  expect((await problemOf(open(held, old))).code).toBe('workspace-unreadable');
  await writeTo(old, held.folder, [sql`DROP VIEW manifest`]);
  expect((await open(held, old)).extract?.people).toBe(300);
});

test('a workspace of a later layout is refused and not touched', async () => {
  const held = await holdFile();
  const later = join(held.folder, 'later.quintile');
  await writeTo(later, held.folder, [sql`CREATE TABLE quintile AS SELECT 4 AS layout, 'x' AS new`]);
  expect((await notOpened(held, later)).reason).toMatch(/later version/);
});

test('files that are no workspace are refused in words, and not a byte of them changes', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  const good = readFileSync(held.path);
  const flipped = Buffer.from(good);
  flipped[20] = (flipped[20] ?? 0) ^ 1;
  const sqlite = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9000)]);
  const files: readonly [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /empty/],
    ['random', randomBytes(30_000), /another kind/],
    ['sqlite', sqlite, /SQLite/],
    ['cut in the header', good.subarray(0, 5000), /cut short/],
    ['cut in the middle', good.subarray(0, good.length >> 1), /damaged/],
    ['flipped in the header', flipped, /damaged/],
  ];
  for (const [name, bytes, reason] of files) {
    const path = join(held.folder, `${name}.quintile`);
    writeFileSync(path, bytes);
    const problem = await notOpened(held, path);
    expect({ name, ...problem }).toMatchObject({
      code: 'workspace-unreadable',
      reason: expect.stringMatching(reason),
      hint: expect.any(String),
    });
  }
});

test('one byte flipped anywhere is refused, or was of no use: never another figure', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  const good = readFileSync(held.path);
  const path = join(held.folder, 'flipped.quintile');
  let refused = 0;
  for (let step = 0; step < 24; step += 1) {
    const bytes = Buffer.from(good);
    const at = Math.floor(((step + 0.5) * bytes.length) / 24);
    bytes[at] = (bytes[at] ?? 0) ^ 16;
    writeFileSync(path, bytes);
    const summary = await open(held, path).catch(() => null);
    if (summary === null) refused += 1;
    else expect(summary.extract?.people).toBe(4000);
  }
  expect(refused).toBeGreaterThan(0);
});

/** A database of another program that was not closed: its newest table is in its log only. */
async function unclosed(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const database = await openDatabase({ path: `${path}.open`, temporary: folder });
  await database.run(sql`CREATE TABLE other AS SELECT range FROM range(100)`);
  await database.run(sql`CHECKPOINT`);
  await database.run(sql`CREATE TABLE newest AS SELECT range FROM range(100)`);
  copyFileSync(`${path}.open`, path);
  copyFileSync(`${path}.open.wal`, `${path}.wal`);
  database.close();
  return path;
}

test.each(['whole', 'broken'])(
  'a database of another program with a %s log is refused and not touched',
  async (how) => {
    const held = await holdFile();
    const path = await unclosed(held.folder, 'theirs.db');
    if (how === 'broken') flip(`${path}.wal`);
    const log = digest(`${path}.wal`);
    const problem = await notOpened(held, path);
    expect(problem.code).toBe('workspace-unreadable');
    expect(digest(`${path}.wal`)).toBe(log);
    expect(readdirSync(held.folder).filter((name) => name.includes('set-aside'))).toEqual([]);
  },
);

/** Another program that has opened a database file and holds it. */
async function holder(path: string): Promise<ChildProcess> {
  const api = createRequire(import.meta.url).resolve('@duckdb/node-api');
  const child = spawn(
    process.execPath,
    [
      '-e',
      `require(${JSON.stringify(api)}).DuckDBInstance.create(process.argv[1]).then((held) => { console.log('held'); setInterval(() => held, 1000); })`,
      path,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((held) => child.stdout?.once('data', held));
  return child;
}

test('a workspace that another program holds is said to be open elsewhere, and opens once it is not', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  const other = await holder(held.path);
  const problem = await problemOf(open(held, held.path));
  expect(problem).toMatchObject({
    code: 'workspace-in-use',
    reason: expect.stringMatching(/Another program has this workspace open/),
  });
  other.kill('SIGKILL');
  await new Promise((ended) => other.once('exit', ended));
  expect((await open(held, held.path)).extract?.people).toBe(4000);
});

test('a workspace whose folder vanishes says so, and opens as it was when the folder is back', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const away = `${held.folder}-away`;
  renameSync(held.folder, away);
  const problem = await problemOf(held.adopt({ ...march, asAt: '2025-06-30' }));
  expect(problem).toMatchObject({
    code: 'output-unwritable',
    reason: expect.stringMatching(/no longer where it was.*unchanged/),
  });
  expect(existsSync(held.folder)).toBe(false);
  const lost = await problemOf(held.engine().client.call('workspace.describe', {}));
  expect(lost.reason).toMatch(/folder of the workspace does not exist/);
  renameSync(away, held.folder);
  expect((await open(held, held.path)).extracts).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')(
  'a link to a workspace stays one, and a link to nothing is refused and stays too',
  async () => {
    const held = await holdFile();
    const [link, dangling] = [join(held.folder, 'link'), join(held.folder, 'dangling')];
    symlinkSync(held.path, link);
    symlinkSync(join(held.folder, 'none'), dangling);
    expect((await problemOf(open(held, dangling))).reason).toMatch(/link to a file that is not/);
    expect(lstatSync(dangling).isSymbolicLink()).toBe(true);
    await open(held, link);
    expect((await held.adopt(march)).extracts).toHaveLength(1);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((await open(held, held.path)).extract?.people).toBe(4000);
  },
);

test('a new workspace appears whole, and none where its folder is missing', async () => {
  const held = await holdFile();
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
  const problem = await problemOf(open(held, join(held.folder, 'none', 'w.quintile')));
  expect(problem.reason).toMatch(/does not exist/);
  mkdirSync(join(held.folder, 'folder.quintile'));
  expect((await problemOf(open(held, join(held.folder, 'folder.quintile')))).reason).toMatch(
    /not a file/,
  );
});
