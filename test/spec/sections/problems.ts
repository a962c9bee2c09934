import { refused, type Section } from '../example.ts';

const withRule = (rule: string) => `
version: 1
id: example
title: An example
assign: first-match
segments:
  - { id: one, label: One, when: ${rule} }
  - { id: rest, label: The rest, otherwise: true }
`;

export const problems: Section = {
  level: 2,
  title: 'When something is wrong',
  pieces: [
    `A document with a fault is refused whole. Every fault in it is told at once, each with its line and
column, what was expected, and the nearest known name:`,
    refused(
      withRule('{ condition: diabetis }'),
      `
definition.yaml:6:47: There is no condition "diabetis".
  The nearest known name is "diabetes".
`,
    ),
    refused(
      withRule('{ field: frailty, at-least: severe }'),
      `
definition.yaml:6:52: "frailty" is not a number, so it has no test "at-least".
  Its tests are: is, in, missing.
`,
    ),
    refused(
      withRule('{ conditions: { between: [3, 1] } }'),
      `
definition.yaml:6:59: "between" runs from 3 down to 1.
  Write the lowest first: [1, 3].
`,
    ),
  ],
};
