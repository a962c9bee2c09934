import { type Section, sorted } from '../example.ts';

export const firstMatch: Section = {
  level: 2,
  title: 'First match: one segment each',
  pieces: [
    `With \`assign: first-match\` each person is in exactly one segment: the first, from the top, that they
match. The last segment must have \`otherwise: true\`; it takes everybody whom no other took, and no other
segment may have it. The order of the segments is therefore their priority.`,
    sorted(
      `
version: 1
id: by-priority
title: By priority
assign: first-match
segments:
  - { id: die-well, label: Die well, when: { condition: palliative-care } }
  - { id: age-well, label: Age well, when: { age: { from: 75 } } }
  - { id: stay-well, label: Stay well, when: { condition: copd } }
  - { id: live-well, label: Live well, otherwise: true }
`,
      `
      | age | palliative-care | copd | segment   |
      |-----|-----------------|------|-----------|
      | 80  | yes             | yes  | die-well  |
      | 80  | no              | yes  | age-well  |
      | 50  | no              | yes  | stay-well |
      | 50  | no              | no   | live-well |
      | -   | no              | no   | live-well |
      | -   | -               | yes  | stay-well |
      `,
      `
      | id        | matched | claimed | lost |
      |-----------|---------|---------|------|
      | die-well  | 1       | 1       | 0    |
      | age-well  | 2       | 1       | 1    |
      | stay-well | 4       | 2       | 2    |
      | live-well | 2       | 2       | 0    |
      `,
    ),
    `*Matched* are those in the population of whom the criteria are true; *claimed* those whom no earlier
segment took; *lost* is matched less claimed, and a run says which segments took them. Of the segment with
\`otherwise\`, matched is claimed. The claimed add up to the population, and the population and those outside
to everybody in the extract: every run checks that.`,
  ],
};
