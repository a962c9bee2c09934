import type { Inspection } from '../../analytics/contract/extract.ts';

/** The columns of an invented extract. */
export const columns: Inspection['columns'] = [
  {
    column: 'pseudo_id',
    field: 'person_id',
    confidence: 1,
    reason: 'Known name.',
    type: 'text',
    filled: 100_000,
    distinct: 100_000,
  },
  {
    column: 'AgeAtExtract',
    field: 'age',
    confidence: 0.98,
    reason: 'Known name; every value is an age.',
    type: 'whole number',
    filled: 99_930,
    distinct: 104,
  },
  {
    column: 'gender',
    field: 'sex',
    confidence: 0.96,
    reason: 'Known name; codes 1, 2, 9.',
    type: 'code',
    filled: 100_000,
    distinct: 3,
  },
  {
    column: 'lsoa11',
    field: 'lsoa',
    confidence: 0.99,
    reason: 'Known name; all codes are on one list.',
    type: 'text',
    filled: 99_298,
    distinct: 482,
  },
  {
    column: 'dm_reg',
    field: 'condition:diabetes',
    confidence: 0.86,
    reason: 'Resembles a synonym of Diabetes.',
    type: 'flag',
    filled: 100_000,
    distinct: 2,
  },
  {
    column: 'comments',
    field: null,
    confidence: 0,
    reason: 'Free text is kept out.',
    type: 'text',
    filled: 4_020,
    distinct: 3_911,
  },
];
