import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { sharedFile } from '../shared-data.ts';
import { type CliResult, runCli } from './run-cli.ts';

const sample = resolve(import.meta.dirname, '../../sample-data');
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-cli-'));
  writeSmallExtract(folder, smallPeople(3000));
  const imported = await cli(
    'import',
    'small.csv',
    '--workspace',
    'w.quintile',
    '--as-at',
    '2025-03-31',
  );
  expect(imported).toMatchObject({ code: 0, err: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...words: readonly string[]) => runCli(folder, words);
const json = ({ out }: CliResult) => JSON.parse(out);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const workspace = ['--workspace', 'w.quintile'];

test('a run prints matched, claimed and lost, and the claimed add up to the population', async () => {
  const result = await cli('segment', ...workspace, '--definition', 'snee', '--json');
  const run = json(result);
  expect(result.code).toBe(0);
  const claimed = run.segments.map(({ claimed }: { claimed: number }) => claimed);
  expect(claimed.reduce((sum: number, count: number) => sum + count, 0)).toBe(run.population);
  expect(run.population + run.outside).toBe(3000);
  for (const segment of run.segments) {
    expect(segment.matched - segment.lost).toBe(segment.claimed);
  }
});

test('a definition is explained in English and in the SQL that is run', async () => {
  const { out } = await cli('segment', ...workspace, '--definition', 'snee', '--explain');
  expect(out).toMatch(/Age well: Has dementia/);
  expect(out).toMatch(/WITH .*"segment age-well" AS \(.*assigned AS \(/s);
});

test('a table is released as CSV, JSON and Arrow, the same numbers in each', async () => {
  const ask = ['--measure', 'prevalence:copd', '--by', 'quintile,sex'];
  for (const ending of ['csv', 'json', 'arrow']) {
    const { code } = await cli('table', ...workspace, ...ask, '--out', `t.${ending}`);
    expect(code).toBe(0);
  }
  const rows = JSON.parse(read('t.json')).rows as { count: number | null; status: string }[];
  const arrow = tableFromIPC(readFileSync(join(folder, 't.arrow')));
  expect(JSON.parse(arrow.schema.metadata.get('quintile') ?? '{}').policy.id).toBe('nhs-hes');
  expect([...(arrow.getChild('count') ?? [])]).toEqual(rows.map(({ count }) => count));
  const [header, ...lines] = read('t.csv').split('\n');
  expect(header).toBe(
    'quintile,sex,count,denominator,value,lower,upper,excluded,unknown,status,reason,quintile_label,sex_label',
  );
  expect(lines.slice(0, rows.length).map((line) => line.split(',')[2])).toEqual(
    rows.map(({ count }) => (count === null ? '' : String(count))),
  );
  expect(read('t.csv')).toMatch(/^#,As at: 31 March 2025$/m);
});

test('a criterion narrows a table', async () => {
  const where = '{ age: { from: 65 } }';
  const ask = ['--measure', 'people', '--by', 'quintile', '--policy', 'working', '--where', where];
  await cli('table', ...workspace, ...ask, '--out', 'where.json');
  const { rows, note } = JSON.parse(read('where.json'));
  const expected = smallPeople(3000).filter(({ age }) => age >= 65).length;
  expect(rows.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(expected);
  expect(note.population).toMatch(/65 and over/);
});

test('what is used wrongly, missing or malformed has a clear message and its exit code', async () => {
  writeFileSync(join(folder, 'bad.yaml'), 'version: 1\nid: x\nsegments: [\n');
  writeFileSync(join(folder, 'odd.yaml'), 'chart: pie\ndefinition: snee\npolicy: nhs-hes\n');
  writeFileSync(join(folder, 'other.db'), 'not a workspace');
  const table = ['table', ...workspace, '--out', 'x.csv'];
  const cases: [string[], number, RegExp][] = [
    [['frobnicate'], 2, /unknown command/],
    [['segment', ...workspace], 2, /required option/],
    [[...table, '--measure', 'people', '--by', 'quintil'], 2, /no dimension "quintil"/],
    [[...table, '--measure', 'peple', '--by', 'sex'], 2, /no measure "peple"/],
    [[...table, '--measure', 'people', '--by', 'sex', '--policy', 'none'], 5, /nhs-hes/],
    [[...table, '--measure', 'people', '--by', 'sex', '--where', '{ agee: 1 }'], 3, /age/],
    [['segment', ...workspace, '--definition', 'bad.yaml'], 3, /bad\.yaml/],
    [['segment', ...workspace, '--definition', 'snea'], 3, /Perhaps snee/],
    [['segment', '--workspace', 'none.quintile', '--definition', 'snee'], 3, /no such workspace/],
    [['segment', '--workspace', 'other.db', '--definition', 'snee'], 3, /workspace/],
    [['import', 'none.csv', ...workspace], 3, /no such file/],
    [['import', 'small.csv', ...workspace, '--as-at', '31/03/2025'], 2, /2025-03-31/],
    [
      ['chart', ...workspace, '--chart', 'odd.yaml', '--out', 'x.svg'],
      3,
      /odd\.yaml.*no such kind of chart/s,
    ],
    [['chart', ...workspace, '--chart', 'odd.yaml', '--out', 'x.bmp'], 2, /\.svg/],
    [['sample', '--persons', 'many', '--seed', '1', '--out', 's'], 2, /--persons/],
  ];
  for (const [words, code, message] of cases) {
    const result = await cli(...words);
    expect({ words, code: result.code, err: result.err }).toMatchObject({
      words,
      code,
      err: expect.stringMatching(message),
    });
  }
  expect(existsSync(join(folder, 'x.csv'))).toBe(false);
}, 120_000);

test('with --json a failure is a document too', async () => {
  const result = await cli('import', 'none.csv', ...workspace, '--json');
  expect(json(result).problems[0]).toMatchObject({ code: 'file-not-found' });
  expect(result.code).toBe(3);
});

test('a failed import leaves the extract that was there', async () => {
  writeFileSync(join(folder, 'broken.parquet'), 'PAR1 but not really PAR1');
  const failed = await cli('import', 'broken.parquet', ...workspace);
  expect(failed.code).toBe(3);
  expect(failed.err).not.toMatch(/not really/);
  const run = json(await cli('segment', ...workspace, '--definition', 'snee', '--json'));
  expect(run.population + run.outside).toBe(3000);
});

test('a damaged workspace is said to be damaged, and gives no figure', async () => {
  await cli('import', 'small.csv', '--workspace', 'whole.quintile');
  const bytes = readFileSync(join(folder, 'whole.quintile'));
  writeFileSync(join(folder, 'cut.quintile'), bytes.subarray(0, Math.floor(bytes.length / 2)));
  const cut = await cli('segment', '--workspace', 'cut.quintile', '--definition', 'snee');
  expect(cut).toMatchObject({ code: 3, out: '', err: expect.stringMatching(/damaged/) });
});

test('Ctrl+C stops an import and leaves no workspace half-written', async () => {
  const wide = smallPeople(400_000);
  mkdirSync(join(folder, 'wide'));
  writeSmallExtract(join(folder, 'wide'), wide);
  const stopped = await runCli(
    folder,
    ['import', 'wide/small.csv', '--workspace', 'stopped.quintile'],
    { begun: (kill) => kill('SIGINT') },
  );
  expect(stopped).toMatchObject({ code: 1, err: expect.stringMatching(/Cancelled/) });
  expect(existsSync(join(folder, 'stopped.quintile'))).toBe(false);
}, 60_000);

test('of two imports into one new workspace one is kept, and the other is told and takes nothing away', async () => {
  const both = await Promise.all(
    [0, 1].map(() => cli('import', 'small.csv', '--workspace', 'shared.quintile')),
  );
  const [kept, ...others] = both.toSorted((a, b) => (a.code ?? 9) - (b.code ?? 9));
  expect(kept?.code).toBe(0);
  for (const other of others) {
    if (other.code === 0) continue;
    expect(other).toMatchObject({ code: 3, err: expect.stringMatching(/Another program/) });
  }
  const run = json(
    await cli('segment', '--workspace', 'shared.quintile', '--definition', 'snee', '--json'),
  );
  expect(run.population + run.outside).toBe(3000);
}, 60_000);

test('killed at any moment of an import, the extract that was there is whole, and the next run sweeps', async () => {
  copyFileSync(join(folder, 'w.quintile'), join(folder, 'killed.quintile'));
  for (const wait of [0, 250, 600, 1100]) {
    const killed = await runCli(
      folder,
      ['import', 'wide/small.csv', '--workspace', 'killed.quintile'],
      { begun: (kill) => setTimeout(() => kill('SIGKILL'), wait) },
    );
    const after = json(
      await cli('segment', '--workspace', 'killed.quintile', '--definition', 'snee', '--json'),
    );
    const people = after.population + after.outside;
    expect(killed.code === 0 ? 400_000 : 3000).toBe(people);
  }
}, 120_000);

test('nothing is left in the home of the program but the id of the machine', () => {
  expect(readdirSync(join(folder, 'home'))).toEqual(['machine']);
});

interface ManifestTable {
  readonly file: string;
  readonly hashes: { readonly table: string };
}

async function reportOn(people: string, places: readonly string[], out: string) {
  const store = join(folder, `${out}.quintile`);
  const imported = await cli(
    'import',
    people,
    '--workspace',
    store,
    '--as-at',
    '2025-03-31',
    '--places',
    ...places,
  );
  expect(imported.code).toBe(0);
  const reported = await cli(
    'report',
    join(sample, 'report.yaml'),
    '--workspace',
    store,
    '--out',
    out,
  );
  expect(reported).toMatchObject({ code: 0, err: '' });
  return JSON.parse(read(`${out}/manifest.json`)) as {
    synthetic: boolean;
    tables: ManifestTable[];
  };
}

test('the report on the sample is a bundle of charts and tables that its manifest vouches for', async () => {
  const manifest = await reportOn(
    join(sample, 'people.parquet'),
    [join(sample, 'places')],
    'bundle',
  );
  expect(manifest.synthetic).toBe(true);
  expect(manifest.tables).toHaveLength(5);
  for (const { file, hashes } of manifest.tables) {
    const bytes = readFileSync(join(folder, 'bundle', file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashes.table);
    const chart = file.replace('tables/', 'bundle/charts/').replace('.csv', '.svg');
    expect(read(chart)).toMatch(/[Ss]ynthetic/);
  }
  const again = await cli(
    'report',
    join(sample, 'report.yaml'),
    '--workspace',
    'bundle.quintile',
    '--out',
    'again',
  );
  expect(again.code).toBe(0);
  for (const { file } of manifest.tables)
    expect(read(`again/${file}`)).toBe(read(`bundle/${file}`));
}, 120_000);

test('a folder of somebody else is never replaced by a bundle', async () => {
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine/thesis.txt'), 'years of work');
  writeFileSync(join(folder, 'mine/manifest.json'), '{ "name": "something else" }');
  const result = await cli('report', join(sample, 'report.yaml'), ...workspace, '--out', 'mine');
  expect(result).toMatchObject({
    code: 3,
    err: expect.stringMatching(/other than a release bundle/),
  });
  expect(read('mine/thesis.txt')).toBe('years of work');
});

test('people drawn onto the real areas of Leeds are reported on real footprints', async (context) => {
  const leeds = sharedFile('data');
  if (leeds === null) return context.skip('the open data for Leeds is not beside this checkout');
  const drawn = await cli(
    'sample',
    '--persons',
    '20000',
    '--seed',
    '3',
    '--places',
    leeds,
    '--out',
    'leeds-people',
  );
  expect(drawn.code).toBe(0);
  const manifest = await reportOn('leeds-people/people.parquet', [leeds], 'leeds');
  expect(manifest.synthetic).toBe(true);
  const map = read('leeds/charts/older-people-with-three-or-more-conditions-by-lcp.svg');
  for (const said of ['Wetherby', 'Seacroft', 'IMD 2019', 'Registered: practice, PCN, LCP']) {
    expect(map).toContain(said);
  }
}, 120_000);
