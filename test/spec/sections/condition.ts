import { rules, type Section } from '../example.ts';

export const condition: Section = {
  level: 3,
  title: 'condition',
  pieces: [
    `Has the condition recorded, at any age: the age limits of a register belong to measures. Conditions go
by the ids of the dictionary ([listed below](#conditions-1)).`,
    rules(
      'condition: copd',
      `
      | age | copd | says    |
      |-----|------|---------|
      | 70  | yes  | true    |
      | 3   | yes  | true    |
      | 70  | no   | false   |
      | 70  | -    | unknown |
      `,
    ),
    'Of an extract that does not hold the condition it is unknown for everybody, with a warning.',
    rules(
      'condition: copd',
      `
      | age | says    |
      |-----|---------|
      | 70  | unknown |
      `,
    ),
  ],
};
