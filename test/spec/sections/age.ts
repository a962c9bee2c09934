import { rules, type Section } from '../example.ts';

export const age: Section = {
  level: 3,
  title: 'age',
  pieces: [
    'Whole years; `from` and `to` are both included, and either may be left out.',
    rules(
      'age: { from: 18, to: 64 }',
      `
      | age | says    |
      |-----|---------|
      | 17  | false   |
      | 18  | true    |
      | 64  | true    |
      | 65  | false   |
      | -   | unknown |
      `,
    ),
  ],
};
