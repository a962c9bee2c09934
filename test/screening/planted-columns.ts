import * as people from './made-up-people.ts';
import { dull, type Planted, planted } from './planted.ts';
import { plantedCodes } from './planted-codes.ts';
import type { Random } from './random.ts';

const grouped = (number: string, mark: string) =>
  `${number.slice(0, 3)}${mark}${number.slice(3, 6)}${mark}${number.slice(6)}`;

const nhs = planted(
  'nhs-number',
  12,
  ['nhs_number', 'NHS No', 'NHSNumber', 'pt.nhs.no', 'nhsno', 'NHS_NUM', 'NHS'],
  {
    plain: people.nhsNumber,
    spaced: (random) => grouped(people.nhsNumber(random), ' '),
    hyphens: (random) => grouped(people.nhsNumber(random), '-'),
    'no-break spaces': (random) => grouped(people.nhsNumber(random), '\u00a0'),
    'leading apostrophe': (random) => `'${people.nhsNumber(random)}`,
    'as a float': (random) => `${people.nhsNumber(random)}.0`,
    'spreadsheet text': (random) => `="${people.nhsNumber(random)}"`,
    'full exponent': (random) => {
      const number = people.nhsNumber(random);
      return `${number[0]}.${number.slice(1)}E+09`;
    },
    'damaged exponent': (random) => {
      const number = people.nhsNumber(random);
      return `${number[0]}.${number.slice(1, random.pick([3, 6]))}E+09`;
    },
    'CHI number without its nought': (random) => people.chiNumber(random).replace(/^0/, ''),
    'in words': (random) => `NHS: ${people.nhsNumber(random)} (verified)`,
  },
);

const mixedNhs: readonly Planted[] = [
  {
    kind: 'nhs-number',
    how: 'half of them other numbers',
    cell: (random) => (random.chance(0.5) ? people.nhsNumber(random) : `5${random.digits(9)}`),
    names: [...dull, 'id_value'],
    least: 60,
  },
  {
    kind: 'nhs-number',
    how: 'half of them codes',
    cell: (random) => (random.chance(0.5) ? people.nhsNumber(random) : `P${random.digits(6)}`),
    names: [...dull, 'id_value'],
    least: 40,
  },
];

const postcodes = planted(
  'postcode',
  2,
  ['postcode', 'PCD', 'Post Code', 'patient.postcode', 'pcds', 'home_postcode', 'POSTCODE_USUAL'],
  {
    plain: people.postcode,
    'without space': (random) => people.postcode(random).replace(' ', ''),
    'small letters': (random) => people.postcode(random).toLowerCase(),
    'two spaces': (random) => people.postcode(random).replace(' ', '  '),
    'no-break space': (random) => people.postcode(random).replace(' ', '\u00a0'),
    hyphen: (random) => people.postcode(random).replace(' ', '-'),
  },
);

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const parts = (date: Date) =>
  date.toISOString().slice(0, 10).split('-') as [string, string, string];

function dated(write: (year: string, month: string, day: string) => string, youngest?: number) {
  return (random: Random) => write(...parts(people.birthday(random, youngest)));
}

const births = planted(
  'date-of-birth',
  60,
  ['dob', 'DOB', 'date_of_birth', 'BirthDate', 'Patient D.O.B.', 'birth_dt', 'PERSON_BIRTH_DATE'],
  {
    iso: dated((year, month, day) => `${year}-${month}-${day}`),
    british: dated((year, month, day) => `${day}/${month}/${year}`),
    'two digits of the year': dated((year, month, day) => `${day}/${month}/${year.slice(2)}`, 1),
    american: dated((year, month, day) => `${Number(month)}/${Number(day)}/${year}`, 18),
    dots: dated((year, month, day) => `${day}.${month}.${year}`),
    'month in letters': dated(
      (year, month, day) => `${Number(day)}-${monthNames[Number(month) - 1]}-${year}`,
    ),
    'run together': dated((year, month, day) => `${year}${month}${day}`),
    'with a time': dated((year, month, day) => `${year}-${month}-${day} 00:00:00`),
    'with a zone': dated((year, month, day) => `${year}-${month}-${day}T00:00:00Z`, 18),
    'the old alone': dated((year, month, day) => `${day}/${month}/${year}`, 65),
  },
);

const serials: readonly Planted[] = [
  {
    kind: 'date-of-birth',
    how: 'spreadsheet day numbers',
    cell: (random) => {
      const day = Math.floor(people.birthday(random, 5, 90).getTime() / 86_400_000) + 25_569;
      return String(day);
    },
    names: ['dob', 'Date of birth', 'birthdate'],
    least: 3,
  },
];

const named = [
  ...['dob', 'DOB', 'date_of_birth', 'month_of_birth', 'birth month', 'BirthDate'],
  ...['mob', 'BirthMonthYear'],
];

const wholeMonths = {
  'year and month': dated((year, month) => `${year}-${month}`),
  'month and year': dated((year, month) => `${month}/${year}`),
};

const birthMonths: readonly Planted[] = Object.entries({
  ...wholeMonths,
  'month in letters, two digits of the year': dated(
    (year, month) => `${monthNames[Number(month) - 1]}-${year.slice(2)}`,
  ),
  'first of the month': dated((year, month) => `01/${month}/${year}`),
}).map(([how, cell]) => ({ kind: 'date-of-birth', how, cell, names: named, least: 6 }));

const unnamedMonths: readonly Planted[] = Object.entries(wholeMonths).map(([how, cell]) => ({
  ...{ kind: 'date-of-birth', how: `${how}, not named`, cell, names: ['col_3', 'x'], least: 60 },
}));

const given = people.givenName;
const family = people.familyName;

const names = [
  ...planted('name', 30, ['forename', 'First Name', 'fname', 'GIVEN_NAME', 'firstname'], {
    'first name': given,
    'first name in capitals': (random) => given(random).toUpperCase(),
  }),
  ...planted('name', 60, ['surname', 'Last.Name', 'sname', 'FAMILY_NAME', 'pt_surname'], {
    surname: family,
    'surname in small letters': (random) => family(random).toLowerCase(),
  }),
  ...planted('name', 20, ['full_name', 'PatientName', 'patient name', 'known as', 'NOK'], {
    'full name': (random) => `${given(random)} ${family(random)}`,
    'surname first': (random) => `${family(random).toUpperCase()}, ${given(random)}`,
    'with a title': (random) => `${random.pick(['Mr', 'Mrs', 'Ms', 'Dr'])} ${family(random)}`,
    'with a middle initial': (random) =>
      `${given(random)} ${people.middle(random)} ${family(random)}`,
    initials: (random) => `${people.middle(random)}. ${family(random)}`,
  }),
];

const addresses = planted(
  'address',
  4,
  ['address', 'Address Line 1', 'addr1', 'home_address', 'PATIENT_ADDRESS_1', 'street'],
  {
    street: people.street,
    whole: people.address,
    capitals: (random) => people.address(random).toUpperCase(),
  },
);

const emails = planted('email', 1, ['email', 'E-mail', 'email_address', 'contact.email', 'mail'], {
  plain: people.email,
  'in angle brackets': (random) => `<${people.email(random)}>`,
  'after a word': (random) => `email: ${people.email(random).toUpperCase()}`,
});

const mobile = (random: Random) => `07${random.pick(['7', '4', '8', '9', '5'])}${random.digits(8)}`;
const landline = (random: Random) =>
  `0${random.pick(['113', '121', '161', '191'])}${random.between(2, 8)}${random.digits(6)}`;

const telephones = planted(
  'telephone',
  16,
  ['telephone', 'Mobile No', 'phone1', 'contact_number', 'TEL', 'home_phone', 'mob'],
  {
    mobile,
    'mobile in groups': (random) => mobile(random).replace(/^(.{5})(.{6})$/, '$1 $2'),
    landline: (random) => landline(random).replace(/^(.{4})(.{3})(.{4})$/, '$1 $2 $3'),
    'in brackets': (random) => landline(random).replace(/^(.{4})(.{3})(.{4})$/, '($1) $2-$3'),
    'from abroad': (random) => `+44 ${mobile(random).slice(1)}`,
    'from abroad with noughts': (random) => `0044${mobile(random).slice(1)}`,
    'without the nought': (random) => mobile(random).slice(1),
    'without the nought, as a float': (random) => `${mobile(random).slice(1)}.0`,
    'both kinds': (random) => (random.chance(0.5) ? mobile(random) : landline(random)),
  },
);

const texts = planted(
  'free-text',
  25,
  ['notes', 'Comments', 'free_text', 'clinical.narrative', 'REMARKS', 'consultation_text'],
  { notes: people.note },
);

/** Every way in which identifiers are planted, kind by kind. */
export const plantedColumns: readonly Planted[] = [
  ...nhs,
  ...mixedNhs,
  ...postcodes,
  ...births,
  ...serials,
  ...birthMonths,
  ...unnamedMonths,
  ...names,
  ...addresses,
  ...emails,
  ...telephones,
  ...texts,
  ...plantedCodes,
];
