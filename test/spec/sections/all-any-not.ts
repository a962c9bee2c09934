import { limits } from '../../../analytics/criteria/reading.ts';
import { rules, type Section } from '../example.ts';

export const allAnyNot: Section = {
  level: 3,
  title: 'all, any, not',
  pieces: [
    '`all` asks for every one of its criteria, `any` for one of them, `not` for the contrary of its one.',
    rules(
      `any:
  - condition: dementia
  - all:
      - age: { from: 75 }
      - not: { field: carer, is: true }`,
      `
      | age | dementia | carer | says    |
      |-----|----------|-------|---------|
      | 60  | yes      | no    | true    |
      | 80  | no       | no    | true    |
      | 80  | no       | yes   | false   |
      | 60  | no       | no    | false   |
      | 80  | no       | -     | unknown |
      | 60  | no       | -     | false   |
      | 80  | yes      | -     | true    |
      `,
    ),
    `Up to ${limits.nesting} levels inside each other, the criteria inside the last of them being one.`,
  ],
};
