import { rules, type Section } from '../example.ts';

export const quintileAndDecile: Section = {
  level: 3,
  title: 'quintile and decile',
  pieces: [
    `Deprivation, 1 to 5 or 1 to 10; 1 is the most deprived. Always a list. Which edition and kind of
deprivation is a matter of the extract, and stands on everything that is counted.`,
    rules(
      ['quintile: [1, 2]', 'decile: [1]'],
      `
      | imd_quintile | imd_decile | a       | b       |
      |--------------|------------|---------|---------|
      | 1            | 1          | true    | true    |
      | 1            | 2          | true    | false   |
      | 3            | 5          | false   | false   |
      | -            | -          | unknown | unknown |
      `,
    ),
  ],
};
