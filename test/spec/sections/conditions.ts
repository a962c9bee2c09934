import { rules, type Section } from '../example.ts';

export const conditions: Section = {
  level: 3,
  title: 'conditions',
  pieces: [
    `How many conditions of a list are recorded: \`at-least\`, \`at-most\`, both, or \`between\` (both ends
included).`,
    rules(
      [
        'conditions: { at-least: 2, of: [asthma, copd, diabetes] }',
        'conditions: { between: [0, 1], of: [asthma, copd, diabetes] }',
      ],
      `
      | asthma | copd | diabetes | a       | b       |
      |--------|------|----------|---------|---------|
      | yes    | yes  | no       | true    | false   |
      | yes    | no   | no       | false   | true    |
      | yes    | yes  | -        | true    | false   |
      | yes    | -    | no       | unknown | unknown |
      | -      | no   | no       | false   | true    |
      `,
    ),
    `A count is unknown only where the unknown conditions could tip it: with one recorded and one unknown,
*at least 2* may or may not be so; with two recorded it is so, whatever the third.

Without \`of\`, those are counted that the dictionary marks as long-term *and the extract holds*. Two extracts
may differ in that: a definition that is to be compared should list its conditions. Palliative care and
obesity, for instance, are not long-term conditions, and are not counted here.`,
    rules(
      'conditions: { at-most: 1 }',
      `
      | copd | depression | obesity | palliative-care | says  |
      |------|------------|---------|-----------------|-------|
      | yes  | no         | yes     | yes             | true  |
      | yes  | yes        | no      | no              | false |
      `,
    ),
    'A condition of the list that the extract does not hold is left out of the count, with a warning.',
    rules(
      'conditions: { at-least: 2, of: [asthma, copd, diabetes] }',
      `
      | asthma | copd | says  |
      |--------|------|-------|
      | yes    | yes  | true  |
      | yes    | no   | false |
      `,
    ),
  ],
};
