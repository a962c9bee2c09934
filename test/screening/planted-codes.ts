import { dull, type Planted, planted } from './planted.ts';
import type { Random } from './random.ts';

const properties: readonly Planted[] = [
  {
    kind: 'uprn',
    how: 'twelve digits or fewer',
    cell: (random) =>
      random.chance(0.7)
        ? `1000${random.digits(8)}`
        : String(random.between(72_000_000, 72_999_999)),
    names: ['uprn', 'UPRN', 'patient_uprn', 'Property Ref', 'UPRN_matched_to', 'uprn.current'],
    least: 3,
  },
  {
    kind: 'uprn',
    how: 'as a float',
    cell: (random) => `${random.between(72_000_000, 72_999_999)}.0`,
    names: ['uprn', 'home UPRN', 'address_base_uprn'],
    least: 3,
  },
];

const propertiesUnnamed: readonly Planted[] = [
  {
    kind: 'uprn',
    how: 'eleven and twelve digits, dull name',
    cell: (random) => (random.chance(0.6) ? `1000${random.digits(8)}` : `100${random.digits(8)}`),
    names: [...dull, 'ref', 'key', 'id2'],
    least: 40,
  },
];

const locals: readonly Planted[] = [
  {
    kind: 'local-identifier',
    how: 'hospital number',
    cell: (random) => `${random.letters(1)}${random.digits(6)}`,
    names: [
      'hospital_number',
      'MRN',
      'Hosp No',
      'PAS_ID',
      'casenote_no',
      'local_patient_identifier',
    ],
    least: 3,
  },
  {
    kind: 'local-identifier',
    how: 'numbers of seven digits',
    cell: (random) => String(random.between(1_000_000, 9_999_999)),
    names: ['mrn', 'EMIS number', 'gmc_number', 'ESR No', 'SystmOne ID', 'District Number'],
    least: 3,
  },
  ...planted('local-identifier', 5, ['ni_number', 'NINO', 'National Insurance No'], {
    'National Insurance': (random) =>
      `${random.letters(2, 'ABCEGHJKLMPRSTWXY')}${random.digits(6)}${random.letters(1, 'ABCD')}`,
  }),
];

const hexadecimal = (random: Random, length: number) => random.letters(length, '0123456789abcdef');
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const hashed = [
  'postcode_hash',
  'uprn_hash',
  'nhs_number_sha256',
  'DOB_enc',
  'Surname Hash',
  'postcode',
];
const hashes: readonly Planted[] = [
  ...[32, 40, 64].map((length) => ({
    kind: 'hash' as const,
    how: `hexadecimal of ${length}`,
    cell: (random: Random) => hexadecimal(random, length),
    names: hashed,
    least: 3,
  })),
  {
    kind: 'hash',
    how: 'base64',
    cell: (random) => `${random.letters(43, base64)}=`,
    names: hashed,
    least: 3,
  },
  ...[32, 40, 64].map((length) => ({
    kind: 'hash' as const,
    how: `hexadecimal of ${length}, dull name`,
    cell: (random: Random) => hexadecimal(random, length),
    names: [...dull, 'ref', 'id2', 'hash'],
    least: 5,
  })),
  {
    kind: 'hash',
    how: 'base64, dull name',
    cell: (random) => `${random.letters(43, base64)}=`,
    names: [...dull, 'ref', 'id2', 'hash'],
    least: 5,
  },
];

/** Every way in which codes and hashes of identifiers are planted. */
export const plantedCodes: readonly Planted[] = [
  ...properties,
  ...propertiesUnnamed,
  ...locals,
  ...hashes,
];
