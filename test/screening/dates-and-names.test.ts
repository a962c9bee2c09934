import { expect, test } from 'vitest';
import { birthday, familyName, givenName } from './made-up-people.ts';
import { cells, found, kind } from './one-column.ts';
import type { Random } from './random.ts';

const iso = (date: Date) => date.toISOString().slice(0, 10);
const british = (date: Date) => iso(date).split('-').reverse().join('/');
const daysBetween = (first: string, last: string) => (random: Random) =>
  new Date(Date.parse(first) + random.unit() * (Date.parse(last) - Date.parse(first)));

test('dates of birth are found under their name in any spelling, even a few', () => {
  const ways = [
    iso,
    british,
    (date: Date) => iso(date).replaceAll('-', ''),
    (date: Date) => `${iso(date)}T00:00:00`,
  ];
  for (const write of ways) {
    const column = cells(6, (random) => write(birthday(random)));
    for (const name of ['dob', 'Date of Birth', 'BirthDate', 'pt_dob', 'PERSON_BIRTH_DATE'])
      expect([name, kind(name, column)]).toEqual([name, 'date-of-birth']);
  }
  expect(
    found(
      'dob',
      cells(50, (random) => iso(birthday(random))),
    )?.masked.join(),
  ).toMatch(/^(19|20)\*\*-\*\*-\*\*/);
});

test('dates of birth as a spreadsheet numbers days are found; ages and years of birth are none', () => {
  const serial = (date: Date) => String(Math.floor(date.getTime() / 86_400_000) + 25_569);
  expect(
    kind(
      'dob',
      cells(60, (random) => serial(birthday(random, 10))),
    ),
  ).toBe('date-of-birth');
  expect(
    kind(
      'birth_year',
      cells(60, (random) => String(random.between(1920, 2024))),
    ),
  ).toBeNull();
  expect(
    kind(
      'dob',
      cells(60, (random) => String(random.between(0, 99))),
    ),
  ).toBeNull();
});

test('full dates that lie over a lifetime block under a name that says nothing', () => {
  expect(
    kind(
      'col_07',
      cells(200, (random) => iso(birthday(random))),
    ),
  ).toBe('date-of-birth');
  expect(
    kind(
      'ref_date',
      cells(200, (random) => british(birthday(random, 18))),
    ),
  ).toBe('date-of-birth');
  expect(
    kind(
      'x',
      cells(200, (random) => british(birthday(random, 65))),
    ),
  ).toBe('date-of-birth');
});

test('births to the year, and to a month that the name calls approximate, are left alone', () => {
  expect(
    kind(
      'birth_date_approx',
      cells(90, (random) => `${iso(birthday(random)).slice(0, 7)}-01`),
    ),
  ).toBeNull();
  expect(
    kind(
      'dob',
      cells(90, (random) => `${random.between(1925, 2024)}-07-15`),
    ),
  ).toBeNull();
});

test('dates of what happened to people are no dates of birth', () => {
  const lately = daysBetween('2019-01-01', '2025-03-31');
  const longAgo = daysBetween('1930-01-01', '2025-03-31');
  for (const name of ['col_07', 'admission_date', 'date'])
    expect([
      name,
      kind(
        name,
        cells(300, (random) => iso(lately(random))),
      ),
    ]).toEqual([name, null]);
  for (const name of ['diagnosis_date', 'first_recorded', 'reg_date', 'date_of_death'])
    expect([
      name,
      kind(
        name,
        cells(300, (random) => iso(longAgo(random))),
      ),
    ]).toEqual([name, null]);
  const diagnoses = cells(300, (random) => iso(longAgo(random)));
  expect(kind('epilepsy', diagnoses, 'condition:epilepsy')).toBeNull();
});

const full = (random: Random) => `${givenName(random)} ${familyName(random)}`;

test('names are found under their name, common or not, and without one where they are common', () => {
  const odd = cells(12, (random) => `${random.letters(1)}${random.letters(6, 'aeioulnrst')}`);
  for (const name of ['forename', 'SURNAME', 'first_name', 'Last.Name', 'patient_name', 'NOK'])
    expect([name, kind(name, odd)]).toEqual([name, 'name']);
  for (const name of ['col_07', 'name', 'who']) {
    expect([name, kind(name, cells(80, full))]).toEqual([name, 'name']);
    expect([name, kind(name, cells(80, givenName))]).toEqual([name, 'name']);
    expect([
      name,
      kind(
        name,
        cells(80, (random) => `${familyName(random).toUpperCase()}, ${givenName(random)}`),
      ),
    ]).toEqual([name, 'name']);
    expect([
      name,
      kind(
        name,
        cells(80, (random) => `Mrs ${familyName(random)}`),
      ),
    ]).toEqual([name, 'name']);
  }
  expect(kind('col_07', cells(200, familyName))).toBe('name');
});

test('of a name only the first letters are shown', () => {
  for (const mask of found('x', cells(80, full))?.masked ?? ['none'])
    expect(mask).toMatch(/^(?:\p{L}\*{3}|\*{3})(?: (?:\p{L}\*{3}|\*{3}))*$/u);
});

test('doctors under the name of a practice are a warning; practices named for doctors are nothing', () => {
  expect(
    kind(
      'usual_gp_name',
      cells(80, (random) => `Dr ${familyName(random)}`),
    ),
  ).toBe('name?');
  const practices = cells(80, (random) => `Dr ${familyName(random)} & Partners`);
  expect(kind('practice_name', practices, 'practice')).toBeNull();
  expect(kind('col_5', practices)).toBeNull();
});

test('words withheld in the place of names are no names', () => {
  expect(
    kind(
      'surname',
      cells(50, () => 'REDACTED'),
    ),
  ).toBeNull();
  expect(
    kind(
      'forename',
      cells(50, (random) => random.digits(6)),
    ),
  ).toBeNull();
});

test('days run together are dates of birth under such a name, of six digits too', () => {
  const part = (random: Random, from: number, to: number) =>
    String(random.between(from, to)).padStart(2, '0');
  const ways: Readonly<Record<string, (random: Random) => string>> = {
    ddmmyyyy: (r) => `${part(r, 1, 28)}${part(r, 1, 12)}${r.between(1930, 2010)}`,
    ddmmyy: (r) => `${part(r, 1, 28)}${part(r, 1, 12)}${part(r, 30, 99)}`,
    'ddmmyy without its nought': (r) =>
      String(Number(`${part(r, 1, 28)}${part(r, 1, 12)}${part(r, 30, 99)}`)),
    yymmdd: (r) => `${part(r, 30, 99)}${part(r, 1, 12)}${part(r, 1, 28)}`,
  };
  for (const [how, cell] of Object.entries(ways)) {
    expect([how, kind('DOB', cells(200, cell))]).toEqual([how, 'date-of-birth']);
  }
  expect(kind('ref', cells(200, ways['ddmmyyyy'] ?? String))).toBe('date-of-birth');
  expect(
    kind(
      'ref',
      cells(200, (random) => random.digits(8)),
    ),
  ).toBeNull();
});

test('births to the month warn, and to the day stop an import', () => {
  const birth = (random: Random) => random.between(1930, 2020);
  const month = (random: Random) => String(random.between(1, 12)).padStart(2, '0');
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const ways: Readonly<Record<string, (random: Random) => string>> = {
    '1956-03': (random) => `${birth(random)}-${month(random)}`,
    '03/1956': (random) => `${month(random)}/${birth(random)}`,
    'Mar-56': (random) => `${random.pick(names)}-${String(birth(random)).slice(2)}`,
    'March 1956': (random) => `${random.pick(names)} ${birth(random)}`,
    '195603': (random) => `${birth(random)}${month(random)}`,
    '1956-03-01': (random) => `${birth(random)}-${month(random)}-01`,
  };
  for (const name of ['dob', 'month_of_birth', 'Date of birth', 'mob', 'BirthMonthYear']) {
    for (const [how, cell] of Object.entries(ways)) {
      expect([name, how, kind(name, cells(80, cell))]).toEqual([name, how, 'date-of-birth?']);
    }
    const days = cells(
      80,
      (random) => `${birth(random)}-${month(random)}-${random.between(10, 28)}`,
    );
    expect([name, kind(name, days)]).toEqual([name, 'date-of-birth']);
  }
  expect(kind('month_of_birth', cells(80, month))).toBe('date-of-birth?');
  expect(
    kind(
      'birth_year',
      cells(80, (random) => String(birth(random))),
    ),
  ).toBeNull();
  for (const how of ['1956-03', '03/1956', 'March 1956', '1956-03-01']) {
    expect([how, kind('ref', cells(200, ways[how] ?? month))]).toEqual([how, 'date-of-birth?']);
  }
  const recent = (random: Random) => `${random.between(2019, 2025)}-${month(random)}`;
  expect(kind('ref', cells(200, recent))).toBeNull();
  expect(kind('birth_date_approx', cells(80, ways['1956-03-01'] ?? month))).toBeNull();
});
