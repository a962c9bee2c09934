import { expect, test } from 'vitest';
import { namedDate } from '../../analytics/sources/named-date.ts';
import { stageFile, writeFile } from './staging.ts';

const latest = '2026-11-22';

test.each([
  ['needs_2025-03-31.csv', '2025-03-31'],
  ['needs20250331.csv.gz', '2025-03-31'],
  ['LTC extract 31.03.2025 final.xlsx', '2025-03-31'],
  ['needs_2025-02-30.csv', null],
  ['needs_2027-03-31.csv', null],
  ['needs_03-04-2025.csv', null],
  ['needs_1202503310.csv', null],
  ['needs.csv', null],
])('the name %s suggests %s', (name, date) => {
  expect(namedDate([name], latest)).toBe(date);
});

test('names that give two dates suggest none', () => {
  expect(namedDate(['a_2025-03-31.csv', 'b_2025-03-31.csv'], latest)).toBe('2025-03-31');
  expect(namedDate(['a_2025-03-31.csv', 'b_2025-04-30.csv'], latest)).toBe(null);
});

test('an import without a date says what the name suggests, and one with a date does not', async () => {
  const path = writeFile('needs_2025-03-31.csv', 'person_id,age\na,1\nb,2\n');
  const remark = 'The as-at date was not stated; the name of the file suggests 2025-03-31.';
  const { receipt, record } = await stageFile(path);
  expect(receipt.remarks).toContain(remark);
  expect(record.asAt).toBe(null);
  const stated = await stageFile(path, { asAt: '2025-03-31' });
  expect(stated.receipt.remarks).not.toContain(remark);
});
