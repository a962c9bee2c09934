import { expect, test } from 'vitest';
import { judgeOdd } from '../../analytics/sources/screening/odd-cells.ts';

const judged = (...odd: readonly string[]) => judgeOdd({ name: 'person_id', filled: 200_000, odd });

test.each([
  ['nhs-number', '999 000 0018'],
  ['nhs-number', '9990000018'],
  ['telephone', '07700 900123'],
  ['name', 'Margaret Okonkwo'],
  ['postcode', 'LS1 4AP'],
  ['date-of-birth', '1961-03-04'],
  ['hash', '0123456789abcdef'.repeat(4)],
])('one cell among pseudonyms warns that it may be a %s', (kind, cell) => {
  const verdict = judged('P99', cell);
  expect(verdict).toMatchObject({ kind, severity: 'warn', masked: [] });
  expect(verdict?.reason).not.toContain(cell);
});

test('cells of another shape that name nobody are left alone', () => {
  expect(
    judged('P99', 'NULL', 'unknown', 'SYN-1', '12', '9990000017', '', '2025-03-31'),
  ).toBeNull();
});

test('a handful of postcodes stops an import', () => {
  const five = ['LS1 4AP', 'LS1 4AB', 'LS1 4AD', 'LS1 4AE', 'LS1 4AF'];
  expect(judged(...five)).toMatchObject({ kind: 'postcode', severity: 'block' });
  expect(judged(...five.slice(1))).toMatchObject({ kind: 'postcode', severity: 'warn' });
});

test('an e-mail address stops an import, be it the only one', () => {
  expect(judged('somebody@example.com')).toMatchObject({ kind: 'email', severity: 'block' });
});

test('the gravest of several speaks', () => {
  expect(judged('LS1 4AP', '9990000018')?.kind).toBe('nhs-number');
});
