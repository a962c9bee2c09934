import { expect, test } from 'vitest';
import type { Loss } from '../../analytics/sources/people/losses.ts';
import type { QualityAsk } from '../../analytics/sources/quality/quality-ask.ts';
import { checkOf, reportOn } from './asks.ts';
import { cleanPeople } from './clean.ts';

const clean = cleanPeople();

/** Lines as a file of names in line 1 has them, after a second part of 100 rows. */
const placeOf = (file: string, row: number) =>
  row <= 2000 ? { file, line: row + 1 } : { file: 'second.csv', line: row - 1999 };

const rows = { read: 2500, kept: 2400, rejected: 100 };

const repeated = {
  ...{ rows: 70, people: 60, differing: 0 },
  list: [
    { row: 12, kept: 4 },
    { row: 2003, kept: 17 },
  ],
};

const lost = (count: number, more: Partial<Loss> = {}): Loss => ({
  ...{ column: 'Age', field: 'age', kind: 'outside', rows: count },
  first: Array.from({ length: Math.min(20, count) }, (_, at) => at * 7 + 1),
  ...more,
});

const listOn = async (more: Partial<QualityAsk>) => (await reportOn(clean, more)).rejects;

test('rows that repeat a person are listed with the line that was kept, and the rest counted', async () => {
  const report = await reportOn(clean, { rows, repeated, placeOf, rejectsNotListed: 3 });
  expect(report.rejects).toEqual([
    {
      ...{ file: 'people.csv', line: 13, column: null },
      reason: 'It repeats the person of line 5, which is kept.',
    },
    {
      ...{ file: 'second.csv', line: 4, column: null },
      reason: 'It repeats the person of line 18 of people.csv, which is kept.',
    },
  ]);
  expect(report.rejectsNotListed).toBe(3 + 70 - 2);
});

test('where a format has no lines, a row goes by its number', async () => {
  const list = await listOn({ rows, repeated, losses: [lost(20)] });
  expect(list[0]).toEqual({
    ...{ file: 'people.csv', line: null, column: null },
    reason: 'Row 12: It repeats the person of row 4, which is kept.',
  });
  expect(list.find(({ column }) => column === 'Age')?.reason).toBe(
    'Row 1: It lies outside 0 to 120.',
  );
});

test('rows read, kept, unread and repeated are said together, and add up', async () => {
  const report = await reportOn(clean, { rows, repeated });
  expect(checkOf(report, 'rows-account').detail).toBe(
    '2,500 rows of people read: 2,400 kept, 30 left out as they cannot be read, 70 as they repeat a person.',
  );
  expect(checkOf(report, 'rows-unread').count).toEqual({ shown: 30 });
  expect(checkOf(report, 'rows-repeated').count).toEqual({ shown: 70 });
});

test('lost cells are listed by file, line, column and reason, with no word of the cell', async () => {
  const losses = [
    lost(12),
    lost(30, { column: 'Sex', field: 'sex', kind: 'not-read' }),
    lost(40, { column: 'DM', field: 'diabetes', kind: 'future-date', latest: '2025-03-31' }),
  ];
  const list = await listOn({ losses, placeOf });
  expect(list[0]).toEqual({
    ...{ file: 'people.csv', line: 2, column: 'Age' },
    reason: 'It lies outside 0 to 120.',
  });
  const reasons = new Set(list.map(({ column, reason }) => `${column}: ${reason}`));
  expect([...reasons]).toEqual([
    'Age: It lies outside 0 to 120.',
    'Sex: It cannot be read as what the column holds.',
    'DM: It is dated after 2025-03-31.',
  ]);
});

/** A count of 8 to 12 is shown as 10, and one of 1 to 7 is hidden. */
test.each([
  [1, 1],
  [3, 1],
  [7, 1],
  [8, 8],
  [12, 8],
  [13, 13],
  [17, 13],
  [400, 20],
])(
  'of %i lost cells %i are listed, so that the list gives no count away',
  async (count, listed) => {
    const list = await listOn({ losses: [lost(count)], placeOf });
    expect(list).toHaveLength(listed);
    const detail = checkOf(await reportOn(clean, { losses: [lost(count)] }), 'outside:Age').detail;
    expect(detail).toContain(
      listed === 1 ? 'The first is listed by line.' : `The first ${listed} are listed by line.`,
    );
  },
);

test('lost cells of a further file are listed under its name', async () => {
  const further = {
    ...{ file: 'c.csv', role: 'conditions' as const, rows: 9000, rejected: 0, unnamed: 0 },
    ...{ people: 2000, strangers: 0 },
    losses: [lost(9, { column: 'Code', field: 'long:condition', kind: 'not-read' })],
  };
  const report = await reportOn(clean, { further: [further], placeOf });
  expect(report.rejects).toHaveLength(8);
  expect(report.rejects[0]).toMatchObject({ file: 'c.csv', line: 2, column: 'Code' });
  expect(checkOf(report, 'further-not-read:c.csv:Code').detail).toContain('first 8 are listed');
});

test('cells are counted over all rows, and that is said where some repeat a person', async () => {
  const report = await reportOn(clean, { rows, repeated, losses: [lost(2460)] });
  expect(checkOf(report, 'outside:Age').detail).toMatch(
    /^About 2,460 cells of people\.csv lie outside/,
  );
  expect(checkOf(report, 'rows-repeated').detail).toContain('count those of all rows, these too');
});
