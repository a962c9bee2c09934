import { expect, test } from 'vitest';
import { nhsNumber } from './made-up-people.ts';
import { cells, kind } from './one-column.ts';
import type { Random } from './random.ts';

/** Pseudonyms or practice codes, with some cells of another kind among them. */
const among = (few: number, code: (random: Random) => string, cell: (random: Random) => string) =>
  cells(1500, (random, row) => (row % 100 === 7 && row < few * 100 ? cell(random) : code(random)));
const pseudonym = (random: Random) => `p${random.digits(7)}`;
const practice = (random: Random) => `B860${random.digits(2)}`;
const number = (random: Random) => nhsNumber(random).replace(/\D/g, '');
const postcode = (random: Random) => `LS${random.between(1, 9)} ${random.between(1, 9)}AB`;

test('five NHS numbers among pseudonyms stop an import, fewer are a warning', () => {
  expect(kind('person_id', among(5, pseudonym, number), 'person_id')).toBe('nhs-number');
  expect(kind('person_id', among(2, pseudonym, number), 'person_id')).toBe('nhs-number?');
  expect(
    kind(
      'person_id',
      among(15, pseudonym, (r) => `1${r.digits(9)}`),
      'person_id',
    ),
  ).toBeNull();
});

test('five rows with a full postcode among codes stop an import, fewer are a warning', () => {
  expect(kind('person_id', among(15, pseudonym, postcode), 'person_id')).toBe('postcode');
  expect(kind('practice', among(15, practice, postcode), 'practice')).toBe('postcode');
  expect(
    kind(
      'practice',
      among(15, practice, () => 'LS1 4AB'),
      'practice',
    ),
  ).toBe('postcode');
  expect(kind('practice', among(1, practice, postcode), 'practice')).toBe('postcode?');
  expect(
    kind(
      'practice',
      among(15, practice, () => 'ZZ99 3VZ'),
      'practice',
    ),
  ).toBeNull();
});

test('names and days of a lifetime among codes are a warning', () => {
  const name = (random: Random) => `Ann Taylor ${random.pick(['Evans', 'Khan', 'Smith'])}`;
  const day = (random: Random) =>
    `1${random.digits(1)}/0${random.between(1, 9)}/19${random.between(10, 99)}`;
  expect(kind('person_id', among(15, pseudonym, name), 'person_id')).toBe('name?');
  expect(kind('practice', among(15, practice, name), 'practice')).toBe('name?');
  expect(kind('person_id', among(15, pseudonym, day), 'person_id')).toBe('date-of-birth?');
  expect(
    kind(
      'person_id',
      among(15, pseudonym, () => '1900-01-01'),
      'person_id',
    ),
  ).toBeNull();
  expect(
    kind(
      'practice',
      among(15, practice, () => 'Not registered'),
      'practice',
    ),
  ).toBeNull();
});
