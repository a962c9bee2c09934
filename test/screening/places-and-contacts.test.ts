import { expect, test } from 'vitest';
import { address, email, postcode, street } from './made-up-people.ts';
import { cells, found, kind } from './one-column.ts';

test('full postcodes are found in any spelling', () => {
  const ways = [
    (code: string) => code,
    (code: string) => code.replace(' ', ''),
    (code: string) => code.toLowerCase(),
    (code: string) => code.replace(' ', '  '),
    (code: string) => code.replace(' ', '\u00a0'),
  ];
  for (const write of ways) {
    const column = cells(20, (random) => write(postcode(random)));
    expect([kind('col_07', column), kind('postcode', column)]).toEqual(['postcode', 'postcode']);
  }
  expect(found('pcd', cells(20, postcode))?.masked.join()).toMatch(/^[A-Z]{1,2}\* \*\*\*/);
});

test('a few full postcodes among districts are found; districts and sectors alone are not', () => {
  const district = cells(400, (random, row) =>
    row % 20 === 0 ? postcode(random) : `LS${random.between(1, 29)}`,
  );
  expect(kind('postcode', district)).toBe('postcode');
  expect(
    kind(
      'postcode',
      cells(200, (random) => `LS${random.between(1, 29)}`),
    ),
  ).toBeNull();
  expect(
    kind(
      'postcode',
      cells(200, (random) => `LS${random.between(1, 29)} ${random.below(10)}`),
    ),
  ).toBeNull();
});

test('pseudo postcodes are no place, and clinical codes no postcodes', () => {
  expect(
    kind(
      'postcode',
      cells(50, (random) => `ZZ99 ${random.below(10)}VZ`),
    ),
  ).toBeNull();
  expect(
    kind(
      'code',
      cells(300, (random) => `G${random.digits(2)}zz`),
    ),
  ).toBeNull();
  expect(
    kind(
      'drug',
      cells(60, (random) => `vitamin B12 5mg for ${random.between(2, 90)} days`),
    ),
  ).toBeNull();
});

test('the postcode of a practice is a warning, that of a home blocks', () => {
  const column = cells(60, postcode);
  expect(kind('practice_postcode', column)).toBe('postcode?');
  expect(kind('home_postcode', column)).toBe('postcode');
});

test('addresses are found by a number and a street, or as lines under their name', () => {
  expect(kind('col_07', cells(30, street))).toBe('address');
  expect(kind('col_07', cells(30, address))).toBe('address');
  const houses = cells(
    40,
    (random) => `${random.letters(1)}${random.letters(5, 'aeioulnrst')} Cottage`,
  );
  expect(kind('address_line_1', houses)).toBe('address');
  expect(
    kind(
      'address_changes',
      cells(60, (random) => String(random.below(5))),
    ),
  ).toBeNull();
  expect(kind('email_address', cells(30, email))).toBe('email');
});

test('one e-mail address is enough, inside text too', () => {
  expect(kind('col_07', [...cells(300, (random) => random.digits(3)), 'syn.1@example.com'])).toBe(
    'email',
  );
  expect(kind('x', ['write to <syn.1@example.co.uk>', 'nothing', 'none'])).toBe('email');
  expect(kind('x', ['5mg@night', 'a@b', 'at @ home'])).toBeNull();
  expect(found('mail', cells(20, email))?.masked[0]).toMatch(/^[a-z]\*\*\*@\*\*\*$/);
});

const groups = (digits: string, first: number) =>
  `${digits.slice(0, first)} ${digits.slice(first)}`;

test('telephone numbers are found in any spelling', () => {
  const mobile = (digits: string) => `07700900${digits}`;
  const ways = [
    mobile,
    (digits: string) => groups(mobile(digits), 5),
    (digits: string) => `+44${mobile(digits).slice(1)}`,
    (digits: string) => `+44 (0)${groups(mobile(digits).slice(1), 4)}`,
    (digits: string) => `0044 ${groups(mobile(digits).slice(1), 4)}`,
    (digits: string) => `01632 960${digits}`,
    (digits: string) => `(01632) 960${digits}`,
    (digits: string) => mobile(digits).slice(1),
    (digits: string) => `1632960${digits}.0`,
  ];
  for (const [way, write] of ways.entries()) {
    const column = cells(40, (random) => write(random.digits(3)));
    expect([way, kind('col_07', column), kind('Mobile No', column)]).toEqual([
      way,
      'telephone',
      'telephone',
    ]);
  }
});

test('telephone numbers inside text are found', () => {
  const text = cells(200, (random, row) =>
    row % 8 === 0 ? `call daughter on 01632 960${random.digits(3)}` : `bed ${random.digits(2)}`,
  );
  expect(kind('col_07', text)).toBe('telephone');
});

test('counts, times and pseudonyms are no telephone numbers', () => {
  expect(
    kind(
      'telephone_consultations',
      cells(300, (random) => String(random.below(20))),
    ),
  ).toBeNull();
  expect(
    kind(
      'bytes',
      cells(300, (random) => String(7_400_000_000 + random.below(9_999_999))),
    ),
  ).toBeNull();
  expect(
    kind(
      'id',
      cells(300, (_, row) => String(7_400_000_000 + row)),
    ),
  ).toBeNull();
  expect(
    kind(
      'ts',
      cells(300, (random) => String(1_600_000_000 + random.below(99_999_999))),
    ),
  ).toBeNull();
  expect(
    kind(
      'id',
      cells(300, (_, row) => String(row).padStart(11, '0')),
    ),
  ).toBeNull();
});
