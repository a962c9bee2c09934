import { csvParse, csvParseRows } from 'd3-dsv';
import { expect, test } from 'vitest';
import { qualityCsv } from '../../main/export/quality-csv.ts';
import { emptyReport, hostile, richReport } from './quality-report.ts';

const text = qualityCsv(richReport);
const lines = csvParse(text);
const of = (section: string, item?: string) =>
  lines.filter((line) => line['section'] === section && (item ?? line['item']) === line['item']);

test('a report as CSV has one line a fact, all of them as wide as the header, ended by CR LF', () => {
  const rows = csvParseRows(text);
  expect(rows[0]?.join()).toBe(
    'section,item,part,verdict,count,percent,status,reason,column,detail',
  );
  expect(rows.every((row) => row.length === 10)).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('rows, rejects and checks are there with their numbers', () => {
  expect(of('rows').map(({ item, count }) => [item, count])).toEqual([
    ['read', '12417'],
    ['kept', '12400'],
    ['rejected', '17'],
  ]);
  expect(of('rejects')).toHaveLength(3);
  expect(of('rejects', 'not listed')[0]?.['count']).toBe('15');
  expect(of('checks', 'rows-unread')[0]).toMatchObject({ verdict: 'wrong', count: '17' });
  expect(of('checks', 'dates')[0]).toMatchObject({ verdict: 'not-checked', status: '' });
});

test('a hidden count is empty, and says why', () => {
  expect(of('checks', 'not-read:x')[0]).toMatchObject({
    count: '',
    status: 'hidden',
    reason: '1 to 7 people',
  });
  expect(of('missing', 'sex')[0]).toMatchObject({ count: '', percent: '', status: 'hidden' });
  const few = of('missing-by-lcp', 'bmi').find(({ part }) => part === 'lcp-7');
  expect(few).toMatchObject({ percent: '', status: 'hidden' });
  expect(few?.['reason']).not.toBe('');
  const risk = of('re-identification', 'All fields together');
  expect(risk.map(({ part, count, status }) => [part, count, status])).toEqual([
    ['alone', '410', 'shown'],
    ['under 5', '2200', 'shown'],
    ['under 10', '', 'hidden'],
  ]);
});

test('percentages have one decimal, and are nobody or everybody only where they are', () => {
  const [first] = richReport.missing;
  if (first === undefined) throw new Error('The report says nothing of what is missing.');
  const asked = [8.62068965517, 0, 0.01, 99.99, 100, 25];
  const missing = asked.map((percent) => ({ ...first, people: { shown: 10 }, percent }));
  const shown = csvParse(qualityCsv({ ...richReport, missing, missingByLcp: [] }));
  expect(
    shown.filter(({ section }) => section === 'missing').map(({ percent }) => percent),
  ).toEqual(['8.6', '0', '0.1', '99.9', '100', '25']);
});

test('texts come back as they were, but for those that a spreadsheet would run', () => {
  expect(of('report', 'extract')[0]?.['detail']).toBe(`Extract ${hostile}`);
  const cells = csvParseRows(text).flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(of('files')[0]?.['item']).toBe("'=cmd|people.csv");
  expect(of('rejects')[0]?.['column']).toBe("'@SUM(A1)");
});

test('no part of a cell of a person is in it, masked or not', () => {
  expect(text).not.toContain('***');
});

test('a report on nothing is a few lines', () => {
  expect(csvParse(qualityCsv(emptyReport)).map(({ section }) => section)).toEqual([
    ...['report', 'report', 'report', 'rows', 'rows', 'rows'],
  ]);
});
