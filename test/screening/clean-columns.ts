import { cleanWords, conditions } from './clean-words.ts';
import type { Random } from './random.ts';

/** A column that names nobody, though some look as if. */
export interface Clean {
  readonly how: string;
  /** Makes the cells of one column; `row` counts from 0. */
  readonly column: (random: Random) => (row: number) => string;
  readonly names: readonly string[];
}

type Column = Omit<Clean, 'how'>;

const each = (cell: (random: Random) => string, ...names: string[]): Column => ({
  column: (random) => () => cell(random),
  names,
});

const day = (random: Random, first: number, last: number) =>
  new Date(Date.UTC(first, 0, 1) + random.unit() * (last - first) * 365.25 * 86_400_000);
const iso = (date: Date) => date.toISOString().slice(0, 10);
const british = (date: Date) => iso(date).split('-').reverse().join('/');
/** Days of which most are recent, as those of diagnoses are. */
const recent = (random: Random) => day(random, 2025 - 45 * random.unit() ** 2.5, 2025);
const weekday = (date: Date) =>
  [0, 6].includes(date.getUTCDay()) ? new Date(date.getTime() + 2 * 86_400_000) : date;
const hex = '0123456789abcdef';
const uuid = (random: Random) =>
  [8, 4, 4, 4, 12].map((length) => random.letters(length, hex)).join('-');
const area = (random: Random, most: number, digits: number) =>
  String(random.between(1, most)).padStart(digits, '0');
const outward = (random: Random) =>
  `${random.pick(['LS', 'BD', 'WF', 'S', 'M'])}${random.between(1, 29)}`;
const age = (random: Random) => Math.floor(96 * Math.min(random.unit(), random.unit() * 1.3));

const columns: Readonly<Record<string, Column>> = {
  'random numbers of ten digits': each(
    (r) => `${r.between(1, 9)}${r.digits(9)}`,
    'person_id',
    'id',
    'col_3',
    'nhs_pseudo_id',
  ),
  'random numbers of nine digits': each(
    (r) => `${r.between(1, 9)}${r.digits(8)}`,
    'person_id',
    'record_id',
    'ref2',
  ),
  'random numbers of eleven digits': each(
    (r) => `${r.between(1, 9)}${r.digits(10)}`,
    'key',
    'id',
    'x',
  ),
  'numbers in a row': {
    column: (random) => {
      const first = random.between(400_000_000, 799_999_999) * 10;
      return (row) => String(first + row);
    },
    names: ['person_id', 'patient_id', 'seq', 'col_1'],
  },
  'padded numbers': {
    column: () => (row) => String(row + 1).padStart(11, '0'),
    names: ['person_id', 'patient', 'x1'],
  },
  'large counts': each(
    (r) => String(Math.floor(7e9 + r.unit() * 9e8)),
    'bytes_used',
    'population_total',
    'n',
  ),
  'unix seconds': each(
    (r) => String(1_500_000_000 + r.below(250_000_000)),
    'loaded',
    'ts',
    'col_9',
  ),
  'unix milliseconds': each((r) => String(1_500_000_000_000 + r.below(2e11)), 'ts_ms', 'col_9'),
  UUID: each(uuid, 'person_id', 'sk_patient_id', 'key', 'col_2'),
  'hexadecimal pseudonyms': each(
    (r) => r.letters(r.pick([32, 40, 64]), hex),
    'pseudonym',
    'person_id',
    'pseudo_nhs_number',
    'row_hash',
  ),
  'pseudonyms with letters': each((r) => `SYN-${r.digits(7)}`, 'patient_id', 'id', 'col_0'),
  'random codes': each(
    (r) => r.letters(7, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
    'token',
    'key',
    'code',
  ),
  'LSOA codes': each((r) => `E0101${r.between(1000, 9999)}`, 'lsoa', 'LSOA11', 'area_id', 'col_4'),
  'LSOA names': each(
    (r) => `Leeds ${area(r, 112, 3)}${r.letters(1, 'ABCDEF')}`,
    'lsoa_name',
    'area',
    'col_4',
  ),
  'practice codes': each(
    (r) => `B86${area(r, 120, 3)}`,
    'practice_code',
    'ods_code',
    'GPPRAC',
    'x',
  ),
  'PCN codes': each((r) => `U${r.digits(5)}`, 'pcn_code', 'col_6'),
  'SNOMED codes': each(
    (r) => `${r.between(1, 9)}${r.digits(r.between(5, 15))}`,
    'snomed',
    'concept_id',
    'code',
  ),
  'Read codes': each(
    (r) => `${r.letters(1, 'ABCEFGHJKLNS')}${r.digits(2)}${r.letters(2, 'abzy.01')}`,
    'read_code',
    'code',
  ),
  'ICD-10 codes': each(
    (r) => `${r.letters(1, 'ACEFGIJKMN')}${r.digits(2)}${r.chance(0.5) ? `.${r.digits(1)}` : ''}`,
    'icd10',
    'diag_1',
    'code',
  ),
  'BNF codes': each((r) => `${r.digits(7)}${r.letters(2)}${r.letters(4)}AA`, 'bnf_code', 'code'),
  'HRG codes': each((r) => `${r.letters(2)}${r.digits(2)}${r.letters(1)}`, 'hrg', 'code'),
  costs: each((r) => Math.exp(5 + 2 * r.gaussian()).toFixed(2), 'cost', 'total_spend', 'col_8'),
  'costs in pounds': each(
    (r) => `£${Math.floor(Math.exp(7 + r.gaussian())).toLocaleString('en-GB')}`,
    'spend',
    'tariff',
  ),
  percentages: each((r) => `${(100 * r.unit()).toFixed(1)}%`, 'share', 'risk_score', 'pct'),
  'small numbers': each(
    (r) => String(Math.floor(-3 * Math.log(1 - r.unit()))),
    'gp_contacts',
    'telephone_consultations',
    'email_count',
    'address_changes',
    'mobile_contacts',
  ),
  flags: each(
    (r) => r.pick(['0', '1']),
    'has_copd',
    'CHD',
    'phone_flag',
    'valid_postcode_flag',
    'nhs_number_verified',
    'email_consent',
  ),
  'yes and no': each(
    (r) => r.pick(['Yes', 'No']),
    'housebound',
    'care_home',
    'has_address',
    'name_match',
  ),
  TRUE: each((r) => r.pick(['TRUE', 'FALSE']), 'is_active', 'carer', 'nok_recorded'),
  ages: each((r) => String(age(r)), 'age', 'AGE_CALC', 'age_at_death', 'col_2'),
  'years of birth': each(
    (r) => String(2025 - age(r)),
    'birth_year',
    'yob',
    'year_of_birth',
    'col_2',
  ),
  'first of the month of birth': each(
    (r) => `${iso(day(r, 1930, 2025)).slice(0, 7)}-01`,
    'birth_date_approx',
  ),
  'months of an extract': each(
    (r) => iso(day(r, 2021, 2025)).slice(0, 7),
    'period',
    'month',
    'col_2',
  ),
  'dates of diagnosis': each(
    (r) => iso(recent(r)),
    'diagnosis_date',
    'copd_dx_date',
    'first_recorded',
    'col_2',
  ),
  'dates of diagnosis in a practice': each(
    (r) => british(weekday(recent(r))),
    'earliest_diagnosis',
    'date',
    'ckd_date',
  ),
  'dates of admission': each(
    (r) => `${iso(day(r, 2020, 2025))} ${area(r, 23, 2)}:${area(r, 59, 2)}:00`,
    'admission_date',
    'discharge',
    'event',
    'col_6',
  ),
  'dates of death': each((r) => british(day(r, 2015, 2025)), 'date_of_death', 'dod', 'reg_date'),
  'dates of extract': each(() => '2025-03-31', 'extract_date', 'relrun_date', 'as_at'),
  quintiles: each((r) => String(r.between(1, 5)), 'imd_quintile', 'quintile', 'col_3'),
  ranks: each((r) => String(r.between(1, 33_755)), 'imd_rank', 'imd2019_rank'),
  'body mass indices': each((r) => (27 + 6 * r.gaussian()).toFixed(1), 'bmi', 'att.BMI', 'value'),
  'measurements with units': each(
    (r) =>
      r.pick([
        `${r.between(40, 90)} mmol/mol`,
        `${r.between(90, 180)}/${r.between(50, 110)} mmHg`,
        `${r.between(50, 120)} kg`,
        `${r.between(1, 20)} weeks`,
      ]),
    'result',
    'hba1c',
    'reading',
    'esr',
  ),
  doses: each(
    (r) => `${r.between(1, 4)} tablets ${r.pick(['daily', 'twice a day', 'at night'])}`,
    'dose',
    'directions',
    'col_9',
  ),
  'outward postcodes': each(outward, 'postcode', 'outward', 'postcode_district', 'pcd'),
  'postcode sectors': each(
    (r) => `${outward(r)} ${r.below(10)}`,
    'postcode_sector',
    'postcode',
    'x',
  ),
  'pseudo postcodes': each(
    (r) => `ZZ99 ${r.below(10)}${r.pick(['VZ', 'WZ', 'CZ', 'UZ'])}`,
    'postcode',
    'country_pc',
  ),
  coordinates: each((r) => (53.8 + 0.1 * r.gaussian()).toFixed(5), 'lat', 'practice_lat'),
  'age bands': each(
    (r) => {
      const low = 5 * r.below(18);
      return `${low}-${low + 4}`;
    },
    'age_band',
    'band',
    'col_1',
  ),
  sexes: each((r) => r.pick(['Male', 'Female', 'M', 'F', '1', '2']), 'sex', 'Gender'),
  'ethnic codes': each((r) => r.letters(1, 'ABCDEFGHJKLMNPRSZ'), 'ethnicity', 'ETHNOS'),
  'lists of conditions': each(
    (r) => Array.from({ length: r.between(1, 6) }, () => r.pick(conditions)).join('; '),
    'conditions',
    'ltc_list',
    'col_9',
  ),
};

/** Every kind of clean column. */
export const cleanColumns: readonly Clean[] = Object.entries({
  ...columns,
  ...cleanWords,
}).map(([how, column]) => ({
  how,
  ...column,
}));
