import type { InspectedColumn, MappingChoice } from '../../analytics/contract/extract.ts';
import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import { columns } from './stand-in-columns.ts';

const text = (column: string, reason: string): InspectedColumn => ({
  column,
  field: null,
  confidence: 0,
  reason,
  type: 'text',
  filled: 99_812,
  distinct: 99_640,
  isExact: false,
});

const found = (
  column: string,
  kind: IdentifierFinding['kind'],
  severity: IdentifierFinding['severity'],
  reason: string,
  ...masked: string[]
): Omit<IdentifierFinding, 'file'> => ({
  column,
  kind,
  severity,
  reason,
  share: 0.994,
  masked,
  decision: null,
});

const identifier = 'Seems to name people.';

/** An extract that somebody did not anonymise. */
export const namedColumns = {
  columns: [
    ...columns,
    text('nhs_number', identifier),
    { ...text('home_postcode', identifier), field: 'pcn', confidence: 0.6 },
    text('address_hash', 'No field has a name like this.'),
  ],
  findings: [
    found(
      'address_hash',
      'hash',
      'warn',
      'All of its cells are 64 hexadecimal digits: hashes of something, perhaps of an address.',
      'e3b* ****',
    ),
    found(
      'nhs_number',
      'nhs-number',
      'block',
      'The check digit is right in 99.4% of its cells; one in eleven would be chance.',
      '999 *** ****',
      '999 *** ****',
    ),
    found(
      'home_postcode',
      'postcode',
      'block',
      '98.7% of its cells are whole postcodes.',
      'ZZ9* ***',
    ),
    found('comments', 'free-text', 'block', 'Sentences of 7 words on average.', 'aaa* ****'),
  ],
};

const asked = (
  column: string,
  field: string,
  question: string,
  choices: readonly MappingChoice[],
): InspectedColumn => ({
  column,
  field,
  ...(field === 'imd_decile' || choices[0]?.scale === undefined ? {} : { scale: choices[0].scale }),
  confidence: 0.55,
  reason: 'Its values fit more than one reading.',
  type: 'whole number',
  filled: 99_300,
  distinct: 10,
  isExact: true,
  question: { text: question, choices },
});

/** An extract with columns that could be read in more than one way. */
export const askedColumns: readonly InspectedColumn[] = [
  ...columns,
  asked('imd_level', 'imd_decile', 'Which edition, and which way round?', [
    { label: 'IMD 2019, decile 1 most deprived', field: 'imd_decile', scale: 'IMD 2019' },
    { label: 'IMD 2025, decile 1 most deprived', field: 'imd_decile', scale: 'IMD 2025' },
    { label: 'Keep it out', field: null },
  ]),
  asked('ethnos', 'ethnicity', 'To which group does R (Chinese) belong?', [
    { label: 'Categories of 2001: Chinese is under Other', field: 'ethnicity', scale: '2001' },
    { label: 'Categories of 2011: Chinese is under Asian', field: 'ethnicity', scale: '2011' },
  ]),
  asked('frailty_score', 'efi', 'Which index?', [
    { label: 'Electronic frailty index (eFI)', field: 'efi', scale: 'efi' },
    { label: 'Second version (eFI2)', field: 'efi', scale: 'efi2' },
  ]),
];

export const longColumns: readonly InspectedColumn[] = [
  {
    column: 'pseudo_id',
    field: 'person_id',
    confidence: 0.99,
    reason: 'All of its codes are pseudonyms of the people’s file.',
    type: 'text',
    filled: 183_402,
    distinct: 61_020,
    isExact: false,
  },
  {
    column: 'cluster',
    field: 'long:condition',
    confidence: 0.93,
    reason: '17 of its 18 codes are conditions.',
    type: 'text',
    filled: 183_402,
    distinct: 18,
    isExact: true,
  },
  {
    ...text('recorded_by', 'No field has a name like this.'),
    filled: 2_114,
    distinct: 40,
    isExact: true,
  },
];

/** As many columns as a careless export may hold. */
export const wideColumns: readonly InspectedColumn[] = [
  ...columns,
  ...Array.from({ length: 1994 }, (_, place) => ({
    ...text(`measure_${String(place + 1).padStart(4, '0')}`, 'No field has a name like this.'),
    type: 'number',
    distinct: (place * 37) % 900,
    isExact: true,
  })),
];
