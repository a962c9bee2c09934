import type { QualityReport } from '../../analytics/contract/quality.ts';

/** What no reader of a file may run or read as markup. */
export const hostile = '<script>alert("x")</script>&\'\u0000';

/** A report with something in every part of it, among it texts from files that mean mischief. */
export const richReport: QualityReport = {
  extract: `Extract ${hostile}`,
  asAt: '2025-03-31',
  files: [{ name: '=cmd|people.csv', rows: 12_417 }],
  rows: { read: 12_417, kept: 12_400, rejected: 17 },
  rejects: [
    { file: `people ${hostile}.csv`, line: 1204, column: '@SUM(A1)', reason: 'Too few, cells.' },
    { file: 'people.parquet', line: null, column: null, reason: 'A damaged page.' },
  ],
  rejectsNotListed: 15,
  checks: [
    {
      ...{ id: 'rows-unread', group: 'rows', title: 'Rows that cannot be read', verdict: 'wrong' },
      ...{ count: { shown: 17 }, detail: '17 rows left out.', column: null },
    },
    {
      ...{ id: 'not-read:x', group: 'codes', title: 'Cells that cannot be read', verdict: 'look' },
      ...{ count: { hidden: '1 to 7 people' }, detail: 'Some cells.', column: hostile },
    },
    {
      ...{ id: 'place-none', group: 'places', title: 'People without a place', verdict: 'passed' },
      ...{ count: { shown: 0 }, detail: 'Everybody belongs to an LCP.', column: null },
    },
    {
      ...{ id: 'dates', group: 'ages-and-dates', title: 'Dates', verdict: 'not-checked' },
      ...{ count: null, detail: 'There are none.', column: null },
    },
  ],
  missing: [
    { field: 'age', label: 'Age', people: { shown: 0 }, percent: 0 },
    { field: 'bmi', label: 'Body mass index', people: { shown: 3100 }, percent: 25 },
    { field: 'sex', label: 'Sex', people: { hidden: '1 to 7 people' }, percent: null },
  ],
  missingByLcp: Array.from({ length: 8 }, (_, at) => ({
    lcp: `lcp-${at}`,
    label: at === 0 ? `LCP ${hostile}` : `LCP ${at}`,
    people: at === 7 ? { hidden: '1 to 7 people' } : { shown: 1550 },
    percents: [0, at === 7 ? null : 20 + at, null],
  })),
  identifiers: [
    {
      ...{ file: 'people.csv', column: `NHS ${hostile}`, kind: 'nhs-number', severity: 'block' },
      ...{ reason: '99.8% of the cells have its check digit.', share: 0.998 },
      ...{ masked: ['999 *** ****'], decision: { action: 'drop' } },
    },
    {
      ...{ file: 'people.csv', column: 'hash', kind: 'hash', severity: 'warn', share: null },
      ...{ reason: 'The name speaks of a hash.', masked: [], decision: null },
    },
    {
      ...{ file: 'people.csv', column: 'notes', kind: 'free-text', severity: 'block', share: 0.9 },
      ...{ reason: 'Long texts.', masked: [], decision: { action: 'accept', reason: hostile } },
    },
  ],
  keptOut: [{ column: `-col ${hostile}`, reason: 'No field of the dictionary.' }],
  reidentification: {
    people: 12_400,
    fields: ['Age', 'LSOA'],
    all: { alone: 410, under5: 2200, under10: null },
    without: [
      { field: 'Age', alone: null, under5: 10, under10: 25 },
      { field: 'LSOA', alone: 0, under5: 0, under10: 0 },
    ],
    coarser: [{ change: 'Age in bands of five years', alone: 45, under5: 300, under10: 700 }],
    rareConditions: [],
    rareUnder: 500,
  },
  policy: 'Counts from 1 to 7 are hidden.',
};

/** A report of files in which nothing was. */
export const emptyReport: QualityReport = {
  ...{ extract: 'Nothing', asAt: null, files: [], rows: { read: 0, kept: 0, rejected: 0 } },
  ...{ rejects: [], rejectsNotListed: 0, checks: [], missing: [], missingByLcp: [] },
  ...{ identifiers: [], keptOut: [], reidentification: null, policy: 'Nothing is hidden.' },
};
