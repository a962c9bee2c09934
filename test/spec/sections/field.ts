import { rules, type Section } from '../example.ts';

export const field: Section = {
  level: 3,
  title: 'field',
  pieces: [
    `A test of any [field of the dictionary](#fields) but \`person_id\`.

| kind of field                                          | tests                                                                          |
|--------------------------------------------------------|--------------------------------------------------------------------------------|
| number (\`age\`, \`bmi\`, \`emergency_admissions\` …)        | \`is\`, \`in\`, \`at-least\`, \`at-most\`, \`under\`, \`over\`, \`between\`, \`missing\`       |
| category or code (\`frailty\`, \`sex\`, \`lsoa\` …)          | \`is\`, \`in\`, \`missing\`                                                          |
| flag (\`housebound\`, \`carer\` …)                         | \`is\`, \`missing\`                                                                |`,
    rules(
      [
        '{ field: emergency_admissions, at-least: 2 }',
        '{ field: emergency_admissions, in: [0, 3] }',
      ],
      `
      | emergency_admissions | a       | b       |
      |----------------------|---------|---------|
      | 1                    | false   | false   |
      | 2                    | true    | false   |
      | 3                    | true    | true    |
      | -                    | unknown | unknown |
      `,
    ),
    `One test, or one lower limit (\`at-least\` or \`over\`) and one upper (\`at-most\` or \`under\`). \`between\`
includes both its ends.`,
    rules(
      [
        '{ field: bmi, at-least: 30, under: 40 }',
        '{ field: bmi, between: [30, 40] }',
        '{ field: bmi, over: 30 }',
      ],
      `
      | bmi  | a     | b     | c     |
      |------|-------|-------|-------|
      | 29.9 | false | false | false |
      | 30   | true  | true  | false |
      | 40   | false | true  | true  |
      `,
    ),
    rules(
      ['{ field: frailty, in: [moderate, severe] }', '{ field: frailty, is: fit }'],
      `
      | frailty  | a       | b       |
      |----------|---------|---------|
      | moderate | true    | false   |
      | fit      | false   | true    |
      | -        | unknown | unknown |
      `,
    ),
    `A flag is \`true\` or \`false\`: YAML reads \`yes\` and \`no\` as texts, and Quintile says so. \`missing\` asks
whether there is a value at all, and is the one test that always has an answer.`,
    rules(
      [
        '{ field: housebound, is: true }',
        '{ field: housebound, is: false }',
        '{ field: housebound, missing: true }',
      ],
      `
      | housebound | a       | b       | c     |
      |------------|---------|---------|-------|
      | yes        | true    | false   | false |
      | no         | false   | true    | false |
      | -          | unknown | unknown | true  |
      `,
    ),
    'Of an extract that does not hold the field at all:',
    rules(
      ['{ field: housebound, is: true }', '{ field: housebound, missing: true }'],
      `
      | age | a       | b    |
      |-----|---------|------|
      | 50  | unknown | true |
      `,
    ),
  ],
};
