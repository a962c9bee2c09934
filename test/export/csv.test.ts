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
import { lcpDimension, quintileDimension, runTable, segmentDimension } from '../charts/tables.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const rowsOf = (bytes: Uint8Array) => csvParseRows(decode(bytes).slice(1));

const shares = releasedTable(
  [segmentDimension(2), quintileDimension],
  [gatedShare(['die-well', '1'], 1230, 10_000), gatedShare(['die-well', '2'], 4, 10_000)],
  { measure: shareMeasure },
);

test('a file has codes, labels, numbers, status and reason, in this order', () => {
  expect(rowsOf(csvFile(shares, 'Shares')).slice(0, 3)).toEqual([
    [
      'segment',
      'quintile',
      'segment_label',
      'quintile_label',
      'count',
      'denominator',
      'value',
      'lower',
      'upper',
      'status',
      'reason',
    ],
    [
      'die-well',
      '1',
      'Die well',
      '1 (most deprived)',
      '1230',
      '10000',
      '12.3',
      expect.any(String),
      expect.any(String),
      'shown',
      '',
    ],
    ['die-well', '2', 'Die well', '2', '', '', '', '', '', 'hidden', 'counts of 1 to 7 are hidden'],
  ]);
});

test('a run has what each segment matched and lost as well', () => {
  const [header, first] = rowsOf(csvFile(runTable(), 'Run'));
  expect(header?.slice(-4)).toEqual(['matched', 'lost', 'status', 'reason']);
  expect(first?.slice(-4)).toEqual(['830', '0', 'shown', '']);
});

test('a file begins with a byte order mark, ends its lines by LF and says where it comes from after a blank line', () => {
  const text = decode(csvFile(shares, 'Shares of people'));
  expect(text.startsWith('\ufeffsegment,')).toBe(true);
  expect(text).not.toContain('\r');
  const [table = '', footer = ''] = text.split('\n\n');
  expect(table.split('\n')).toHaveLength(3);
  const lines = csvParseRows(footer);
  expect(lines.every((cells) => cells.length === 1 && cells[0]?.startsWith('# '))).toBe(true);
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
    expect(footer).toContain(`# ${key}: `);
  }
});

test('working figures say so in the file', () => {
  const table = { ...shares, note: { ...shares.note, policy: workingPolicy } };
  expect(decode(csvFile(table, 'Shares'))).toContain('# Status: WORKING FIGURES: NOT FOR RELEASE');
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
  expect(rowsOf(csvFile(table, 'Areas'))[1]?.[1]).toBe(label);
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
