import { type Section, sorted } from '../example.ts';

export const population: Section = {
  level: 2,
  title: 'The population',
  pieces: [
    `\`population\` is a criterion like any other. Whoever does not *certainly* meet it is outside: they are
counted as such, never dropped, and no segment matches or claims them.`,
    sorted(
      `
version: 1
id: adults
title: Adults with COPD and others
assign: first-match
population: { age: { from: 18 } }
segments:
  - { id: copd, label: COPD, when: { condition: copd } }
  - { id: rest, label: The rest, otherwise: true }
`,
      `
      | age | copd | segment |
      |-----|------|---------|
      | 18  | yes  | copd    |
      | 17  | yes  | outside |
      | -   | yes  | outside |
      | 40  | -    | rest    |
      `,
      `
      | id   | matched | claimed | lost |
      |------|---------|---------|------|
      | copd | 1       | 1       | 0    |
      | rest | 1       | 1       | 0    |
      `,
    ),
  ],
};
