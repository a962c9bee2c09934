import { type Section, sorted } from '../example.ts';

export const everyMatch: Section = {
  level: 2,
  title: 'Every match: overlapping groups',
  pieces: [
    `With \`assign: every-match\` a person is in each segment that they match, and nobody is lost. A last
segment with \`otherwise\` is not required; where there is one, it takes those who fit nowhere else.`,
    sorted(
      `
version: 1
id: overlay
title: Groups that overlap
assign: every-match
segments:
  - { id: most-deprived, label: Most deprived fifth, when: { quintile: [1] } }
  - { id: copd, label: COPD, when: { condition: copd } }
`,
      `
      | imd_quintile | copd | segment            |
      |--------------|------|--------------------|
      | 1            | yes  | most-deprived copd |
      | 1            | no   | most-deprived      |
      | 4            | yes  | copd               |
      | 4            | no   | none               |
      | -            | no   | none               |
      `,
      `
      | id            | matched | claimed | lost |
      |---------------|---------|---------|------|
      | most-deprived | 2       | 2       | 0    |
      | copd          | 2       | 2       | 0    |
      `,
    ),
    sorted(
      `
version: 1
id: overlay-and-rest
title: Groups that overlap, and the rest
assign: every-match
segments:
  - { id: most-deprived, label: Most deprived fifth, when: { quintile: [1] } }
  - { id: copd, label: COPD, when: { condition: copd } }
  - { id: rest, label: Neither, otherwise: true }
`,
      `
      | imd_quintile | copd | segment            |
      |--------------|------|--------------------|
      | 1            | yes  | most-deprived copd |
      | 4            | no   | rest               |
      | -            | -    | rest               |
      `,
    ),
  ],
};
