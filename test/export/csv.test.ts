import { csvParseRows } from 'd3-dsv';
import { expect, test } from 'vitest';
import { csvFile, textCell } from '../../main/export/csv.ts';
import {
  gated,
  gatedShare,
  releasedTable,
  shareMeasure,
  workingPolicy,
} from '../charts/fixture.ts';
import {
  lcpDimension,
  lcps,
  mapTable,
  quintileDimension,
  rankTable,
  runTable,
  segmentDimension,
} from '../charts/tables.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const rowsOf = (bytes: Uint8Array) => csvParseRows(decode(bytes));

const shares = releasedTable(
  [segmentDimension(2), quintileDimension],
  [gatedShare(['die-well', '1'], 1230, 10_000), gatedShare(['die-well', '2'], 4, 10_000)],
  { measure: shareMeasure },
);

test('a file has codes, numbers, status and reason, and after these the labels', () => {
  expect(rowsOf(csvFile(shares, 'Shares')).slice(0, 3)).toEqual([
    [
      'segment',
      'quintile',
      'count',
      'denominator',
      'value',
      'lower',
      'upper',
      'status',
      'reason',
      'segment_label',
      'quintile_label',
    ],
    [
      'die-well',
      '1',
      '1230',
      '10000',
      '12.3',
      expect.any(String),
      expect.any(String),
      'shown',
      '',
      'Die well',
      '1 (most deprived)',
    ],
    ['die-well', '2', '', '', '', '', '', 'hidden', 'counts of 1 to 7 are hidden', 'Die well', '2'],
  ]);
});

test('a file has no column of numbers that its measure does not publish', () => {
  const header = (table: Parameters<typeof csvFile>[0]) =>
    rowsOf(csvFile(table))[0]?.slice(1).join();
  expect(header(mapTable())).toBe('count,status,reason,lcp_label');
  expect(header(runTable())).toBe('count,matched,lost,status,reason,segment_label');
});

test('a run says what each segment matched and lost', () => {
  const [, first] = rowsOf(csvFile(runTable(), 'Run'));
  expect(first).toEqual(['die-well', '830', '830', '0', 'shown', '', 'Die well']);
});

test('numbers are printed without the noise of their binary form', () => {
  const cell = { ...gatedShare(['die-well', '1'], 1230, 10_000), value: 12.299999999999999 };
  const table = releasedTable([segmentDimension(2), quintileDimension], [cell], {
    measure: shareMeasure,
  });
  const [, row = []] = rowsOf(csvFile(table));
  expect(row[4]).toBe('12.3');
  for (const number of row.slice(2, 7)) {
    expect(number.replace(/^0\.0*|\D/g, '').length).toBeLessThanOrEqual(12);
  }
});

test('rows stand in the order of the table', () => {
  const codes = rowsOf(csvFile(mapTable()))
    .slice(1, 20)
    .map(([code]) => code);
  expect(codes).toEqual(lcps.map(({ code }) => code));
});

test('a table without a title is called by its measure and what it is broken down by', () => {
  expect(decode(csvFile(rankTable()))).toContain(
    '#,Title: Prevalence of diabetes by Local Care Partnership\n',
  );
});

test('a file has no byte order mark, ends its lines by LF and says where it comes from after a blank line', () => {
  const text = decode(csvFile(shares, 'Shares of people'));
  expect(text.startsWith('segment,')).toBe(true);
  expect(text).not.toContain('\r');
  const [table = '', footer = ''] = text.split('\n\n');
  expect(table.split('\n')).toHaveLength(3);
  const lines = csvParseRows(footer);
  expect(lines.every((cells) => cells.length === 2 && cells[0] === '#')).toBe(true);
  for (const key of [
    'Title',
    'Source',
    'As at',
    'Population',
    'Measure',
    'Deprivation',
    'Definition',
    'Disclosure',
    'Made with',
  ]) {
    expect(lines.some((cells) => cells[1]?.startsWith(`${key}: `))).toBe(true);
  }
});

test('what is doubted of a definition goes with its figures, a row for each doubt', () => {
  const definition = {
    ...shares.note.definition,
    doubts: ['The order of the rules\nis not published.', 'hospital stays are left out.'],
  };
  const table = { ...shares, note: { ...shares.note, definition } };
  const said = rowsOf(csvFile(table)).filter((row) => row[1]?.startsWith('Doubt: '));
  expect(said).toEqual([
    ['#', 'Doubt: The order of the rules is not published.'],
    ['#', 'Doubt: Hospital stays are left out.'],
  ]);
  expect(decode(csvFile(shares))).not.toContain('Doubt');
});

test('working figures say so in the file', () => {
  const table = { ...shares, note: { ...shares.note, policy: workingPolicy } };
  expect(decode(csvFile(table, 'Shares'))).toContain('#,Status: WORKING FIGURES: NOT FOR RELEASE');
});

test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠A'])(
  'a label that a spreadsheet would run is kept a text: %j',
  (text) => {
    expect(textCell(text)).toBe(`'${text}`);
  },
);

test('ordinary labels are left alone', () => {
  for (const text of ['0-4', '90+', 'Die well', "St Peter's", '', '5 (least deprived)'])
    expect(textCell(text)).toBe(text);
});

test('labels with commas, quotes and line ends come back as they were', () => {
  const label = 'A "quoted", area\nof two lines';
  const table = releasedTable([lcpDimension([{ code: 'A1', label }], null)], [gated(['A1'], 250)]);
  expect(rowsOf(csvFile(table, 'Areas'))[1]?.at(-1)).toBe(label);
});

test('a number in a hidden row by mistake stays out of the file', () => {
  const table = releasedTable(
    [segmentDimension(2)],
    [
      {
        codes: ['die-well'],
        count: 41_977,
        value: 61.73,
        lower: 57.19,
        upper: 71.37,
        matched: 91_331,
        lost: 49_354,
        status: 'hidden',
        reason: 'small',
      },
    ],
  );
  expect(decode(csvFile(table, 'Hidden'))).not.toMatch(/41977|61\.73|57\.19|71\.37|91331|49354/);
});
