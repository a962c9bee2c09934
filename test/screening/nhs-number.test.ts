import { expect, test } from 'vitest';
import { isNhsNumber } from '../../analytics/sources/screening/nhs-number.ts';
import { chiNumber, nhsNumber } from './made-up-people.ts';
import { cells, found, kind } from './one-column.ts';
import type { Random } from './random.ts';

const grouped = (number: string, mark: string) =>
  [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(mark);

test('the check digit is that of the NHS Data Dictionary, and repeated digits are no number', () => {
  for (const valid of ['9434765919', '8429141456', '9598980006', '6541003238', '9990000018'])
    expect([valid, isNhsNumber(valid)]).toEqual([valid, true]);
  for (const wrong of ['8429141457', '9598980007', '1111111111', '0000000000', '943476591', ''])
    expect([wrong, isNhsNumber(wrong)]).toEqual([wrong, false]);
});

const ways: Readonly<Record<string, (number: string) => string>> = {
  plain: (number) => number,
  spaced: (number) => grouped(number, ' '),
  'with hyphens': (number) => grouped(number, '-'),
  'with no-break spaces': (number) => grouped(number, '\u00a0'),
  'with dots': (number) => grouped(number, '.'),
  'with an apostrophe': (number) => `'${number}`,
  'as a spreadsheet keeps text': (number) => `="${number}"`,
  'as a float': (number) => `${number}.0`,
  'with a whole exponent': (number) => `${number[0]}.${number.slice(1)}E+09`,
  'in fullwidth digits': (number) =>
    [...number].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  'with spaces around': (number) => `  ${number} `,
  'after a word': (number) => `NHS ${number}`,
};

test.each(Object.keys(ways))('NHS numbers are found %s, whatever the column is called', (way) => {
  const written = cells(40, (random) => ways[way]?.(nhsNumber(random)) ?? '');
  for (const name of ['nhs_number', 'ref2', 'col_07']) {
    expect([name, kind(name, written)]).toEqual([name, 'nhs-number']);
  }
});

test('95 in 100 that pass are enough, and so are 50 in 100 among other numbers or codes', () => {
  const some = (share: number, other: (random: Random) => string) =>
    cells(200, (random) => (random.chance(share) ? nhsNumber(random) : other(random)));
  const number = (random: Random) => `5${random.digits(9)}`;
  expect(kind('id2', some(0.95, number))).toBe('nhs-number');
  expect(kind('id2', some(0.5, number))).toBe('nhs-number');
  expect(
    kind(
      'id2',
      some(0.5, (random) => `P${random.digits(6)}`),
    ),
  ).toBe('nhs-number');
});

test('numbers damaged by a spreadsheet are reported as damaged', () => {
  const damaged = cells(30, (random) => `9.${random.digits(2)}E+09`);
  expect(found('NHS No', damaged)).toMatchObject({ kind: 'nhs-number', severity: 'block' });
  expect(found('NHS No', damaged)?.reason).toContain('damaged');
  expect(kind('col_07', damaged)).toBe('nhs-number?');
});

test('CHI numbers are found although the first nine days of a month lost their nought', () => {
  const lost = cells(60, (random) => chiNumber(random).replace(/^0/, ''));
  expect(lost.some((number) => number.length === 9)).toBe(true);
  expect(kind('patient_ref', lost)).toBe('nhs-number');
});

test('NHS numbers inside text are found, and the text with them', () => {
  const notes = cells(
    400,
    (random, row) =>
      `Seen today and advised about case ${random.digits(3)}. ${row % 10 === 0 ? `NHS ${grouped(nhsNumber(random), ' ')}` : 'Well.'}`,
  );
  const finding = found('col_3', notes);
  expect(finding).toMatchObject({ kind: 'free-text', severity: 'block' });
  expect(finding?.reason).toContain('NHS number');
});

test('a few numbers that all pass are a warning; under their own name they block', () => {
  const few = cells(3, (random) => nhsNumber(random));
  expect(kind('x', few)).toBe('nhs-number?');
  expect(kind('nhs_number', few)).toBe('nhs-number');
  expect(kind('nhs_number', [...few.slice(0, 1), null, null])).toBe('nhs-number');
});

test('an NHS number as the pseudonym is blocked; pseudonyms of ten digits are not', () => {
  expect(kind('person_id', cells(500, nhsNumber), 'person_id')).toBe('nhs-number');
  for (let round = 0; round < 200; round += 1) {
    const ids = cells(300 + round, (random) => `${random.between(1, 9)}${random.digits(9)}`);
    expect(kind('person_id', ids, 'person_id')).toBeNull();
  }
});

test('a column named for NHS numbers that holds other codes is a warning', () => {
  const codes = cells(100, (random) => `K${random.digits(8)}`);
  expect(kind('nhs_number', codes)).toBe('local-identifier?');
  expect(kind('nhs_number_pseudo', codes, 'person_id')).toBeNull();
  expect(
    kind(
      'nhs_number_status',
      cells(100, (random) => `0${random.between(1, 8)}`),
    ),
  ).toBeNull();
});

test('no more than the first three digits are shown', () => {
  const numbers = cells(40, nhsNumber);
  expect(found('nhs', numbers)?.masked.every((mask) => /^\d{3} \*{3} \*{4}$/.test(mask))).toBe(
    true,
  );
  expect(found('nhs', numbers)?.masked.length).toBeLessThanOrEqual(3);
});
