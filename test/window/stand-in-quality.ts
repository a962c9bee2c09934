import type {
  CheckGroup,
  MissingByLcp,
  MissingField,
  QualityCheck,
  QualityReport,
  Reject,
  SafeCount,
} from '../../analytics/contract/quality.ts';
import { categories } from './stand-in-categories.ts';

const people = 99_969;
const shown = (count: number): SafeCount => ({ shown: count });
const hidden: SafeCount = { hidden: 'A count from 1 to 7.' };

const check = (
  group: CheckGroup,
  verdict: QualityCheck['verdict'],
  title: string,
  count: SafeCount | null,
  detail: string,
  column: string | null = null,
): QualityCheck => ({
  id: title.toLowerCase().replaceAll(/\W+/g, '-'),
  group,
  title,
  verdict,
  count,
  detail,
  column,
});

const checks: readonly QualityCheck[] = [
  check(
    'rows',
    'look',
    'Rows of another width than the header',
    shown(15),
    'They were rejected. The provider might quote text that holds the delimiter.',
  ),
  check(
    'rows',
    'passed',
    'Rows read equal an independent count of records',
    shown(100_000),
    'Both counts agree.',
  ),
  check(
    'people',
    'look',
    'Rows of a person that an earlier row already holds',
    shown(20),
    'The first row was kept. Rows differed in practice code.',
    'pseudo_id',
  ),
  check(
    'ages-and-dates',
    'wrong',
    'Ages outside 0 to 120',
    hidden,
    'They were emptied. The provider might check the year of birth.',
    'AgeAtExtract',
  ),
  check('ages-and-dates', 'passed', 'Dates after the as-at date', shown(0), 'None.'),
  check(
    'conditions',
    'look',
    'Diabetes before its minimum age of 17',
    shown(35),
    'Kept: a recorded condition counts at any age; age limits belong to measures.',
    'dm_reg',
  ),
  check('codes', 'passed', 'Codes of sex outside the list', shown(0), 'None.', 'gender'),
  check(
    'places',
    'look',
    'Welsh areas',
    shown(60),
    'They have no English deprivation and are counted as not known.',
    'lsoa11',
  ),
  check(
    'practices',
    'not-checked',
    'Practice codes that have closed',
    null,
    'The extract holds no practice codes.',
  ),
];

const fields = [
  'Age',
  'Sex',
  'LSOA',
  'Ethnic category',
  'Practice',
  'Frailty',
  'Smoking status',
  'Body mass index',
  'Housebound',
  'Diabetes',
] as const;
const shares = [0.1, 0, 0.7, 12.4, 0, 61.2, 28.9, 44.6, 3.1, 0];

const missing: readonly MissingField[] = fields.map((label, place) => {
  const percent = shares[place] ?? 0;
  return {
    field: label.toLowerCase().replaceAll(' ', '_'),
    label,
    people: place === 0 ? hidden : shown(Math.round((people * percent) / 500) * 5),
    percent: place === 0 ? null : percent,
  };
});

const missingByLcp: readonly MissingByLcp[] = categories.lcp.map(({ code, label }, row) => ({
  lcp: code,
  label,
  people: code === 'not-allocated' ? shown(1_240) : shown(4_000 + row * 115),
  percents: missing.map(({ percent }, place) => {
    if (percent === null || (row * 7 + place * 3) % 23 === 0) return null;
    const wave = 1 + (((row * 5 + place * 11) % 9) - 4) / 10;
    return Math.min(100, percent * wave);
  }),
}));

const rejects: readonly Reject[] = Array.from({ length: 120 }, (_, place) => ({
  file: 'people.csv',
  line: 412 + place * 733,
  column: place % 3 === 0 ? 'AgeAtExtract' : null,
  reason:
    place % 3 === 0
      ? 'The birth year is after the extract’s date.'
      : 'The row has 7 cells where the header has 6.',
}));

/** A report as believable as an invented one can be. */
export const quality: QualityReport = {
  extract: 'stand-in',
  asAt: '2026-04-01',
  files: [
    { name: 'people.csv', rows: 100_140 },
    { name: 'conditions.csv', rows: 183_402 },
  ],
  rows: { read: 100_140, kept: people, rejected: 171 },
  rejects,
  rejectsNotListed: 51,
  checks,
  missing,
  missingByLcp,
  identifiers: [
    {
      file: 'people.csv',
      column: 'nhs_number',
      kind: 'nhs-number',
      severity: 'block',
      reason: 'The check digit is right in 99.4% of its cells.',
      share: 0.994,
      masked: ['999 *** ****'],
      decision: { action: 'drop' },
    },
    {
      file: 'people.csv',
      column: 'address_hash',
      kind: 'hash',
      severity: 'warn',
      reason: 'All of its cells are 64 hexadecimal digits.',
      share: 1,
      masked: [],
      decision: { action: 'accept', reason: 'Salted by the provider; needed to link households.' },
    },
  ],
  keptOut: [
    { column: 'nhs_number', reason: 'Kept out as an identifier.' },
    { column: 'comments', reason: 'Free text is kept out.' },
  ],
  reidentification: {
    people,
    fields: ['Age', 'Sex', 'LSOA', 'Ethnic category', 'Rare conditions'],
    all: { alone: 38_120, under5: 81_450, under10: 93_335 },
    without: [
      { field: 'Age', alone: 1_105, under5: 6_240, under10: 12_870 },
      { field: 'LSOA', alone: null, under5: 2_415, under10: 4_960 },
      { field: 'Ethnic category', alone: 21_870, under5: 66_205, under10: 85_115 },
      { field: 'Sex', alone: 26_490, under5: 71_020, under10: 88_600 },
      { field: 'Rare conditions', alone: 35_940, under5: 79_910, under10: 92_700 },
    ],
    coarser: [
      { change: 'Age in bands of five years', alone: 9_860, under5: 38_215, under10: 58_940 },
      { change: 'MSOA instead of LSOA', alone: 12_020, under5: 44_175, under10: 66_350 },
      {
        change: 'Ethnic group instead of category',
        alone: 29_905,
        under5: 74_640,
        under10: 90_115,
      },
    ],
    rareConditions: ['Rheumatoid arthritis', 'Learning disability'],
    rareUnder: 500,
  },
  policy:
    'Hospital Episode Statistics: counts of 1 to 7 are hidden, all others are rounded to the nearest 5.',
};
