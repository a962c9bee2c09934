import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { textCell } from '../../main/export/csv.ts';
import { tableCells } from '../../main/export/table-cells.ts';
import { columnMeanings } from '../../main/export/table-columns.ts';
import { tableFile, tableFormats } from '../../main/export/table-file.ts';
import { provenance } from '../../renderer/charts/provenance.ts';
import { workingPolicy } from '../charts/fixture.ts';
import { mapTable, rankTable, runTable } from '../charts/tables.ts';
import { measuredTable } from './measured-tables.ts';
import { readSheets, readTableFile } from './read-table-files.ts';

const tables: Readonly<Record<string, () => ReleasedTable>> = {
  'a measure with everything': measuredTable,
  prevalence: rankTable,
  'a count of people': mapTable,
  'a run': runTable,
};

/** The cells that files of a table hold, by row. */
function expectedRows(released: ReleasedTable) {
  const columns = tableCells(released);
  return Array.from({ length: released.table.numRows }, (_, index) =>
    columns.map(({ cells }) => cells[index] ?? null),
  );
}

/** A cell as a format without types writes it: a number by its digits, a text so that nothing runs it. */
const untyped = {
  csv: (cell: string | number | null) =>
    typeof cell === 'string' ? textCell(cell) || null : cell === null ? null : String(cell),
  xlsx: (cell: string | number | null) => (cell === null ? null : String(cell)),
};

test.each(Object.keys(tables))('%s is the same in every format, cell by cell', async (name) => {
  const released = tables[name]?.() ?? mapTable();
  const columns = tableCells(released);
  const rows = expectedRows(released);
  for (const format of tableFormats) {
    const read = await readTableFile(tableFile(released, format), format);
    const headings = columns.map(({ name: column, unit }) =>
      format === 'xlsx' && unit !== null ? `${column} (${unit})` : column,
    );
    const plain = format === 'csv' || format === 'xlsx' ? untyped[format] : null;
    const expected = plain === null ? rows : rows.map((row) => row.map(plain));
    expect({ format, header: read.header, rows: read.rows }).toEqual({
      format,
      header: headings,
      rows: expected,
    });
  }
});

test('columns stand in one order: codes, what is measured, who is left out, what it is compared with, state, labels', () => {
  expect(tableCells(measuredTable()).map(({ name }) => name)).toEqual([
    ...[
      'quintile',
      'sex',
      'count',
      'denominator',
      'value',
      'lower',
      'upper',
      'excluded',
      'unknown',
    ],
    ...['benchmark', 'standing', 'rank_from', 'rank_to', 'ranking', 'status', 'reason'],
    ...['quintile_label', 'sex_label'],
  ]);
  expect(tableCells(runTable()).map(({ name }) => name)).toEqual([
    ...['segment', 'count', 'matched', 'lost', 'status', 'reason', 'segment_label'],
  ]);
});

test('no number of a hidden row is in any file but the size of its group and whom it leaves out', async () => {
  for (const format of tableFormats) {
    const { header, rows } = await readTableFile(tableFile(measuredTable(), format), format);
    const hidden = rows.find((row) => row.includes('hidden')) ?? [];
    const filled = header
      .filter((_, at) => hidden[at] !== null)
      .map((heading) => heading.replace(/ \(.*\)$/, ''));
    expect({ format, filled }).toEqual({
      format,
      filled: [
        ...['quintile', 'sex', 'denominator', 'excluded', 'unknown', 'status', 'reason'],
        ...['quintile_label', 'sex_label'],
      ],
    });
    const text = rows.flat().join(' ');
    expect(text).not.toMatch(/41977|61\.73|57\.19|71\.37|91\.33/);
  }
});

test('a count of 0 is 0, and a value that is not there is empty', () => {
  const [, , count] = tableCells(measuredTable());
  expect(count?.cells).toEqual([1230, 0, null, null, 125_000]);
});

test('numbers have 12 significant digits, and a limit without end is empty', () => {
  const named = new Map(tableCells(measuredTable()).map((column) => [column.name, column.cells]));
  expect(named.get('value')).toEqual([123.456789012, 0, null, null, 1e-7]);
  expect(named.get('lower')).toEqual([33.3333333333, 0, null, null, 9.5e-8]);
  expect(named.get('upper')).toEqual([200.1, 0.373, null, null, null]);
});

const admissionRate = 'admissions per 1,000 people';

test('people are counted in people, events in themselves, and a value in the unit of its measure', () => {
  const unitsOf = (released: ReleasedTable) =>
    Object.fromEntries(tableCells(released).map(({ name, unit }) => [name, unit]));
  expect(unitsOf(measuredTable())).toMatchObject({
    ...{ count: 'admissions', denominator: 'people', excluded: 'people', unknown: 'people' },
    ...{ value: admissionRate, upper: admissionRate, benchmark: admissionRate },
    ...{ rank_from: null, standing: null, ranking: null, status: null },
  });
  const cost = { unit: 'mean', unitLabel: '£ per person, age-standardised' } as const;
  expect(unitsOf(measuredTable(cost))).toMatchObject({ count: 'pounds', denominator: 'people' });
  const events = { unit: 'rate', unitLabel: 'calls per day per 1,000 people' } as const;
  expect(unitsOf(measuredTable(events))).toMatchObject({ count: 'calls per day' });
  const indirect = { unit: 'ratio', unitLabel: 'observed per 100 expected' } as const;
  expect(unitsOf(measuredTable(indirect))).toMatchObject({
    ...{ count: 'observed', denominator: 'people' },
  });
  const share = unitsOf(measuredTable({ unit: 'percent', unitLabel: '%' }));
  expect(share).toMatchObject({ count: 'people', denominator: 'people', value: '%' });
  expect(unitsOf(mapTable())).toMatchObject({ count: 'people' });
});

test('a table of gaps, whose rows have units of their own, has the columns that any row fills', () => {
  const gap = { unit: 'mixed', unitLabel: '', method: null, denominator: null } as const;
  const columns = tableCells(measuredTable(gap)).filter(({ kind }) => kind !== 'text');
  expect(columns.map(({ name, unit }) => [name, unit])).toContainEqual(['lower', null]);
  const { table, note } = measuredTable(gap);
  const bare = { table: table.slice(3, 4), note } as unknown as ReleasedTable;
  const kept = tableCells(bare).filter(({ kind }) => kind !== 'text');
  expect(kept.map(({ name }) => name)).toEqual([
    ...['denominator', 'value', 'excluded', 'unknown', 'benchmark'],
  ]);
});

const rounding =
  'Crude values are worked out from the rounded counts; standardised values and means are told in steps as coarse as those counts';

test('every file has the unit and the meaning of each column, or the lines that say them', async () => {
  const released = measuredTable();
  const meanings = columnMeanings(tableCells(released));
  for (const { name, meaning } of meanings) {
    expect({ name, meaning }).toEqual({ name, meaning: expect.stringMatching(/^[A-Z].*[^.:]$/) });
  }
  for (const format of ['json', 'arrow', 'parquet', 'xlsx'] as const) {
    const { notes } = await readTableFile(tableFile(released, format), format);
    expect({ format, columns: notes['columns'] }).toEqual({ format, columns: meanings });
    if (format === 'xlsx') continue;
    expect(notes['quintile']).toEqual({ ...released.note, rounding });
  }
});

test('CSV and XLSX say where the numbers come from in the same lines', async () => {
  const released = measuredTable();
  const lines = provenance(released.note).map(({ key, text }) => [
    key,
    key === 'Disclosure' ? `${text}. ${rounding}` : text,
  ]);
  const said = {
    Title: expect.stringContaining('Emergency admissions'),
    ...Object.fromEntries(lines),
  };
  for (const format of ['csv', 'xlsx'] as const) {
    const { columns, ...notes } = (await readTableFile(tableFile(released, format), format)).notes;
    expect({ format, notes }).toEqual({ format, notes: said });
  }
  expect(said).toMatchObject({
    Unit: 'Admissions per 1,000 people',
    Form: 'Standardised for age (direct), with the weights of the European Standard Population 2013',
    Excluded: 'People of other ages',
    'Compared with': 'Everybody, by each interval against its value',
    'Source of the measure': 'NHS Outcomes Framework, indicator 2.3',
  });
});

test('nothing is said of rounding where nothing is rounded, or where there is no value', () => {
  const measured = measuredTable();
  const exact = { ...measured, note: { ...measured.note, policy: workingPolicy } };
  for (const released of [exact, mapTable(), runTable()]) {
    for (const format of ['csv', 'json'] as const) {
      const text = new TextDecoder().decode(tableFile(released, format));
      expect(text).not.toContain('worked out from the rounded counts');
    }
  }
});

test('a table without rows is a file of headings in every format', async () => {
  const { table, note } = measuredTable();
  const none = { table: table.slice(0, 0), note } as unknown as ReleasedTable;
  for (const format of tableFormats) {
    const { header, rows } = await readTableFile(tableFile(none, format), format);
    expect({ format, columns: header.length, rows }).toEqual({ format, columns: 18, rows: [] });
  }
});

test('the same table is the same bytes in each format, in any time zone', () => {
  const zone = process.env['TZ'];
  for (const format of tableFormats) {
    process.env['TZ'] = 'Pacific/Auckland';
    const first = tableFile(measuredTable(), format);
    process.env['TZ'] = 'America/Los_Angeles';
    const second = tableFile(measuredTable(), format);
    expect(Buffer.from(first).equals(second)).toBe(true);
  }
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );

test('a workbook has a bold frozen header, numbers as numbers, and no formula', () => {
  const parts = partsOf(tableFile(measuredTable(), 'xlsx'));
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toMatch(/<pane ySplit="1" .*state="frozen"\/>/);
  expect(sheet).toMatch(/<c r="A1" s="1" t="inlineStr">/);
  expect(sheet).toMatch(/<c r="C2" s="\d"><v>1230<\/v><\/c>/);
  expect(sheet).toMatch(/<c r="A2" t="inlineStr"><is><t xml:space="preserve">1</);
  expect(sheet).toMatch(/<c r="Q2" s="2" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
  expect(Object.values(parts).join('')).not.toMatch(/<f[ >]|t="str"/);
  expect(parts['xl/styles.xml']).toContain('<b/>');
});

test('a column of a workbook shows as many decimals as its numbers have, and no more than two', () => {
  const parts = partsOf(tableFile(measuredTable(), 'xlsx'));
  const codes = [...(parts['xl/styles.xml'] ?? '').matchAll(/formatCode="([^"]*)"/g)].map(
    ([, code]) => code,
  );
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  const formatOf = (cell: string) => {
    const style = new RegExp(`<c r="${cell}" s="(\\d+)">`).exec(sheet)?.[1];
    return codes[Number(style) - 4];
  };
  const formats = ['C2', 'D2', 'E2', 'H2', 'I2', 'J2', 'L2'].map(formatOf);
  expect(formats).toEqual(['#,##0', '#,##0.0', '#,##0.00', '#,##0', '#,##0', '#,##0.0', '0']);
  const { table, note } = measuredTable();
  const whole = { table: table.slice(1, 2), note } as unknown as ReleasedTable;
  const only = partsOf(tableFile(whole, 'xlsx'))['xl/worksheets/sheet1.xml'] ?? '';
  expect(codes[Number(/<c r="E2" s="(\d+)">/.exec(only)?.[1]) - 4]).toBe('#,##0');
});

test('working figures are stamped on the notes and on every printed page of a workbook', async () => {
  const table = measuredTable();
  const working = { ...table, note: { ...table.note, policy: workingPolicy } };
  const bytes = tableFile(working, 'xlsx');
  const { Notes = [] } = await readSheets(bytes);
  expect(Notes).toContainEqual(['Status', 'WORKING FIGURES: NOT FOR RELEASE']);
  for (const sheet of ['sheet1', 'sheet2']) {
    expect(partsOf(bytes)[`xl/worksheets/${sheet}.xml`]).toMatch(
      /<oddHeader>&amp;CWORKING FIGURES: NOT FOR RELEASE</,
    );
  }
});
