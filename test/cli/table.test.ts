import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tableFormats } from '../../main/export/table-file.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { type ReadTable, readTableFile } from '../export/read-table-files.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
const cli = (...words: readonly string[]) => runCli(folder, words);
const workspace = ['--workspace', 'w.quintile'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-table-'));
  writeSmallExtract(folder, smallPeople(3000));
  expect(await cli('import', 'small.csv', ...workspace)).toMatchObject({ code: 0, err: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Cells as texts, without what CSV does to texts: those of formats without types are texts already. */
const asTexts = ({ header, rows }: ReadTable) => ({
  header: header.map((heading) => heading.replace(/ \(.*\)$/, '')),
  rows: rows.map((cells) => cells.map((cell) => (cell === null ? null : String(cell)))),
});

test('one table in every format has the same columns, numbers and hidden cells', async () => {
  const ask = ['--measure', 'prevalence:copd', '--by', 'quintile,sex'];
  const found = [];
  for (const format of tableFormats) {
    const out = `t.${format}`;
    const done = await cli('table', ...workspace, ...ask, '--out', out, '--json');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(done.out)).toMatchObject({ out, policy: { id: 'nhs-hes' } });
    found.push(asTexts(await readTableFile(readFileSync(join(folder, out)), format)));
  }
  const [first, ...others] = found;
  expect(first?.rows.some((cells) => cells.includes('shown'))).toBe(true);
  for (const other of others) expect(other).toEqual(first);
});

test('measures are listed, and each is a table', async () => {
  const listed = await cli('measures', ...workspace, '--json');
  const { measures } = JSON.parse(listed.out) as { measures: { id: string; unitLabel: string }[] };
  expect(measures.length).toBeGreaterThan(3);
  const printed = await cli('measures', ...workspace);
  for (const { id, unitLabel } of measures) {
    expect(printed.out).toMatch(new RegExp(`^${id} +.*${unitLabel}`, 'm'));
    const ask = ['--measure', id, '--by', 'quintile', '--out', 'each.xlsx'];
    expect(await cli('table', ...workspace, ...ask)).toMatchObject({ code: 0, err: '' });
    const { notes } = await readTableFile(readFileSync(join(folder, 'each.xlsx')), 'xlsx');
    expect(notes['columns']).toContainEqual(
      expect.objectContaining({ name: 'value', unit: unitLabel }),
    );
  }
});

test('a table that is compared says with what, and how each value stands', async () => {
  const ask = ['--measure', 'prevalence:copd', '--by', 'quintile', '--out', 'compared.csv'];
  const done = await cli('table', ...workspace, ...ask, '--compare', 'least-deprived');
  expect(done).toMatchObject({ code: 0, err: '' });
  const { header, rows, notes } = await readTableFile(
    readFileSync(join(folder, 'compared.csv')),
    'csv',
  );
  const cell = (row: readonly unknown[], name: string) => row[header.indexOf(name)];
  const values = new Map(rows.map((row) => [row[0], cell(row, 'value')]));
  const against = rows.map((row) => cell(row, 'benchmark')).filter((value) => value !== null);
  expect(new Set(against)).toEqual(new Set([values.get('5')]));
  expect(notes['Compared with']).toMatch(/5/);
});

test('a measure of money is counted in pounds, and one of events in those events', async () => {
  const listed = await cli('measures', ...workspace, '--json');
  const { measures } = JSON.parse(listed.out) as { measures: { id: string; unitLabel: string }[] };
  const counted = measures.filter(({ id }) => ['cost', 'bed-days', 'mean-conditions'].includes(id));
  expect(counted.length).toBeGreaterThan(0);
  for (const { id, unitLabel } of counted) {
    const ask = ['--measure', id, '--by', 'quintile', '--out', 'counted.json'];
    expect(await cli('table', ...workspace, ...ask)).toMatchObject({ code: 0, err: '' });
    const { notes } = await readTableFile(readFileSync(join(folder, 'counted.json')), 'json');
    const unit = id === 'cost' ? 'pounds' : unitLabel.replace(/ per .*/, '');
    expect(notes['columns']).toContainEqual(expect.objectContaining({ name: 'count', unit }));
  }
});

test('a gap is a row for each statistic, by nothing or by other dimensions', async () => {
  const ask = ['--measure', 'prevalence:copd', '--gap', '--out', 'gap.json'];
  expect(await cli('table', ...workspace, ...ask)).toMatchObject({ code: 0, err: '' });
  const gap = await readTableFile(readFileSync(join(folder, 'gap.json')), 'json');
  expect(gap.header[0]).toBe('statistic');
  expect(gap.rows.map(([statistic]) => statistic)).toContain('slope-index');
  expect(await cli('table', ...workspace, ...ask, '--by', 'sex')).toMatchObject({ code: 0 });
  const bySex = await readTableFile(readFileSync(join(folder, 'gap.json')), 'json');
  expect([...bySex.header.slice(0, 2)].sort()).toEqual(['sex', 'statistic']);
});

test('what is asked for wrongly has a message that says what to try, its exit code, and no file', async () => {
  const table = ['table', ...workspace, '--out', 'x.xlsx', '--measure'];
  const cases: [string[], number, RegExp][] = [
    [[...table, 'people'], 2, /--by quintile,sex/],
    [[...table, 'people', '--by', 'sex', '--form', 'adjusted'], 2, /crude, standardised/],
    [[...table, 'people', '--by', 'sex', '--compare', 'best'], 2, /everybody, others/],
    [[...table, 'people', '--by', 'sex', '--compare', 'least-deprived'], 2, /Add quintile/],
    [[...table, 'people', '--by', 'quintile', '--gap'], 2, /Leave quintile out/],
    [[...table, 'people', '--gap', '--compare', 'others'], 2, /Leave out --compare/],
    [[...table, 'none.yaml', '--by', 'sex'], 3, /no such file/],
    [
      [
        'table',
        ...workspace,
        '--out',
        `${'x'.repeat(252)}.csv`,
        ...['--measure', 'people', '--by', 'sex'],
      ],
      3,
      /cannot be written/,
    ],
    [['table', ...workspace, '--out', 'x.ods', '--measure', 'people', '--by', 'sex'], 2, /\.xlsx/],
  ];
  for (const [words, code, message] of cases) {
    const result = await cli(...words);
    expect({ words, code: result.code, err: result.err }).toMatchObject({
      ...{ words, code, err: expect.stringMatching(message) },
    });
  }
  expect(() => readFileSync(join(folder, 'x.xlsx'))).toThrow(/ENOENT/);
});
