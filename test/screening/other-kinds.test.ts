import { expect, test } from 'vitest';
import { note } from './made-up-people.ts';
import { cells, found, kind } from './one-column.ts';

test('property references are known by the name of the column', () => {
  const references = cells(40, (random) => `1000${random.digits(8)}`);
  for (const name of ['uprn', 'UPRN', 'patient_uprn', 'Property Ref'])
    expect(kind(name, references)).toBe('uprn');
  expect(
    kind(
      'uprn',
      cells(40, (random) => `${random.between(72_000_000, 72_999_999)}.0`),
    ),
  ).toBe('uprn');
  expect(
    kind(
      'uprn_match',
      cells(90, (random) => String(random.below(2))),
    ),
  ).toBeNull();
  expect(kind('col_07', references)).toBe('uprn?');
});

test('free text is found, and nothing of it is shown', () => {
  for (const name of ['notes', 'col_07', 'Reason']) {
    const finding = found(name, cells(120, note));
    expect([name, finding?.kind, finding?.masked]).toEqual([name, 'free-text', []]);
  }
  const rare = cells(3000, (random) => (random.chance(0.04) ? note(random) : 'None'));
  expect(kind('outcome', rare)).toBe('free-text');
});

test('long categories, names of illnesses and lists of them are no free text', () => {
  const categories = [
    'White - English/Welsh/Scottish/Northern Irish/British',
    'Any other mixed or multiple ethnic background',
    'Asian or Asian British - any other Asian background',
  ];
  expect(
    kind(
      'description',
      cells(60, (random) => random.pick(categories)),
    ),
  ).toBeNull();
  const illness = [
    'Asthma',
    'Chronic kidney disease',
    'Diabetes mellitus',
    'Heart failure',
    'Stroke',
    'COPD',
    'Epilepsy',
  ];
  const lists = cells(90, (random) =>
    Array.from({ length: random.between(3, 7) }, () => random.pick(illness)).join('; '),
  );
  expect(kind('conditions', lists)).toBeNull();
});

test('local identifiers are known by the name of the column', () => {
  const numbers = cells(50, (random) => `RR8${random.digits(6)}`);
  for (const name of [
    'hospital_number',
    'MRN',
    'Hosp No',
    'PAS_ID',
    'local_patient_identifier',
    'emis number',
    'gmc_number',
  ])
    expect([name, kind(name, numbers)]).toEqual([name, 'local-identifier']);
  expect(kind('mrn', numbers, 'person_id')).toBe('local-identifier');
  expect(kind('patient_id', numbers, 'person_id')).toBeNull();
  expect(
    kind(
      'esr',
      cells(90, (random) => String(random.between(2, 60))),
    ),
  ).toBeNull();
});

test('National Insurance numbers are found by their form', () => {
  const numbers = cells(
    20,
    (random) =>
      `${random.pick(['AB', 'JK', 'SN'])} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.letters(1, 'ABCD')}`,
  );
  expect(kind('col_07', numbers)).toBe('local-identifier');
});

test('hashes of identifiers warn; a hash as the pseudonym is expected', () => {
  const hash = cells(60, (random) => random.letters(64, '0123456789abcdef'));
  for (const name of ['postcode_hash', 'uprn_hash', 'nhs_number', 'DOB_sha256', 'Surname'])
    expect([name, kind(name, hash)]).toEqual([name, 'hash?']);
  expect(
    kind(
      'postcode_hash',
      cells(60, (random) => random.digits(7)),
    ),
  ).toBe('hash?');
  expect(kind('nhs_number_hash', hash, 'person_id')).toBe('hash?');
  expect(kind('digest', hash, 'person_id')).toBeNull();
  for (const name of ['person_id', 'pseudonym', 'row_hash']) expect(kind(name, hash)).toBeNull();
});

test('digests warn whatever the name of the column; keys drawn at random do not', () => {
  const hex = '0123456789abcdef';
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (const name of ['ref', 'key', 'id2', 'col_2']) {
    for (const length of [32, 40, 64]) {
      const column = cells(60, (random) => random.letters(length, hex));
      expect([name, length, kind(name, column)]).toEqual([name, length, 'hash?']);
    }
    const digests = cells(60, (random) => `${random.letters(43, base64)}=`);
    expect([name, kind(name, digests)]).toEqual([name, 'hash?']);
  }
  const uuid = cells(
    60,
    ({ letters }) => `${letters(12, hex)}4${letters(3, hex)}a${letters(15, hex)}`,
  );
  expect(kind('key', uuid)).toBeNull();
  expect(
    kind(
      'ref',
      cells(60, (random) => random.digits(32)),
    ),
  ).toBeNull();
});

test('property references under a dull name stop an import where both lengths are there', () => {
  const both = cells(90, (random) =>
    random.chance(0.5) ? `1000${random.digits(8)}` : `100${random.digits(8)}`,
  );
  const long = cells(90, (random) => `1000${random.digits(8)}`);
  for (const name of ['ref', 'key', 'id2']) {
    expect([name, kind(name, both)]).toEqual([name, 'uprn']);
    expect([name, kind(name, long)]).toEqual([name, 'uprn?']);
  }
  expect(kind('person_id', both, 'person_id')).toBe('uprn?');
  expect(kind('person_id', long, 'person_id')).toBeNull();
});

test('other numbers of eleven and twelve digits are no property references', () => {
  const clean = [
    cells(90, (_, row) => String(100_000_000_000 + row * 3)),
    cells(90, (random) => `${random.between(1, 9)}${random.digits(11)}`),
    cells(
      90,
      (random) =>
        `20${random.pick(['03', '07', '09'])}0${random.between(1, 9)}1512${random.between(10, 59)}`,
    ),
  ];
  for (const column of clean) expect(kind('ref', column)).toBeNull();
});
