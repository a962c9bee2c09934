import { expect, test } from 'vitest';
import { choosePeriod, readPeriod } from '../../analytics/places/tables/period.ts';
import { readDate } from '../../analytics/places/tables/read-date.ts';
import { placesOf } from './files.ts';

test.each([
  ['2023-24', '2023-04-01', '2024-03-31'],
  ['2023/24', '2023-04-01', '2024-03-31'],
  ['2023-2024', '2023-04-01', '2024-03-31'],
  ['2020-09', '2020-09-01', '2020-09-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2021', '2021-01-01', '2021-12-31'],
  ['20220501', '2022-05-01', '2022-05-01'],
])('the period %s lasts from %s to %s', (label, from, to) => {
  expect(readPeriod(label)).toEqual({ label, from, to });
});

test('dates are read in the ways that NHS lists write them, and impossible ones are none', () => {
  for (const text of [
    '20220501',
    '2022-05-01',
    '01/05/2022',
    '01May2022',
    '1-May-2022',
    '01MAY2022',
  ]) {
    expect(readDate(text)).toBe('2022-05-01');
  }
  for (const text of ['', '20220231', '31/02/2022', '1 Foo 2022', 'May 2022']) {
    expect(readDate(text)).toBeNull();
  }
});

test('of periods the one in force counts, the shortest of several, and else the newest', () => {
  const labels = ['2019-20', '2020-09', '2020-21', '2023-24'];
  const chosen = (asAt: string | null) => {
    const { label, why } = choosePeriod(labels, asAt) ?? {};
    return [label, why];
  };
  expect(chosen('2019-06-30')).toEqual(['2019-20', 'in force on the as-at date']);
  expect(chosen('2020-09-15')).toEqual(['2020-09', 'in force on the as-at date']);
  expect(chosen('2020-10-15')).toEqual(['2020-21', 'in force on the as-at date']);
  expect(chosen('2022-06-30')).toEqual(['2023-24', 'the newest']);
  expect(chosen(null)).toEqual(['2023-24', 'the newest']);
  expect(choosePeriod(['spring'], null)).toEqual({ label: 'spring', to: '', why: 'the only one' });
  expect(choosePeriod([], null)).toBeNull();
});

test('a practice is placed as the lookup stood on the as-at date, whatever later files say', async () => {
  const files = {
    'a.csv': 'practice_code,pcn_code_2023_24\nX1,P2\n',
    'b.csv': 'period,practice_code,pcn_code\n2019-20,X1,P1\n2022-23,X1,P3\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\nP2,West\nP3,North\n',
  };
  const placed = async (asAt: string | null) => {
    const { practices, remarks } = await placesOf(files, asAt);
    return [practices.get('X1')?.lcp, ...remarks];
  };
  const other = (file: string) =>
    `${file}: practices that a lookup truer to the date places elsewhere: 1; that lookup counts.`;
  expect(await placed('2019-10-01')).toEqual(['east', other('a.csv')]);
  expect(await placed('2023-10-01')).toEqual(['west', other('b.csv')]);
  expect(await placed(null)).toEqual(['west', other('b.csv')]);
});
