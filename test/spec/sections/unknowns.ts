import { rules, type Section, sorted } from '../example.ts';

export const unknowns: Section = {
  level: 2,
  title: 'What is not known',
  pieces: [
    `Every criterion is true, false or *unknown* of a person. A missing value makes its test unknown, and so
does a condition or field that the extract does not hold. \`not\` of an unknown is unknown. \`all\` is false as
soon as one part is false, \`any\` true as soon as one part is true, whatever else is unknown (Kleene 1938).`,
    rules(
      [
        '{ condition: copd }',
        '{ not: { condition: copd } }',
        '{ all: [{ condition: copd }, { condition: gout }] }',
        '{ any: [{ condition: copd }, { condition: gout }] }',
      ],
      `
      | copd | gout | a       | b       | c       | d       |
      |------|------|---------|---------|---------|---------|
      | yes  | -    | true    | false   | unknown | true    |
      | no   | -    | false   | true    | false   | unknown |
      | -    | yes  | unknown | unknown | unknown | true    |
      | -    | no   | unknown | unknown | false   | unknown |
      | -    | -    | unknown | unknown | unknown | unknown |
      `,
    ),
    `A segment takes those of whom its criteria are *true*. An unknown is no match, so that a rule and its
contrary together do not take everybody: whoever is not known to be either falls to \`otherwise\`. A segment
on \`missing\` keeps them apart.`,
    sorted(
      `
version: 1
id: by-frailty
title: By frailty
assign: first-match
segments:
  - { id: frail, label: Frail, when: { field: frailty, in: [moderate, severe] } }
  - { id: not-frail, label: Not frail, when: { not: { field: frailty, in: [moderate, severe] } } }
  - { id: not-assessed, label: Not assessed, when: { field: frailty, missing: true } }
  - { id: rest, label: Everybody else, otherwise: true }
`,
      `
      | frailty | segment      |
      |---------|--------------|
      | severe  | frail        |
      | fit     | not-frail    |
      | -       | not-assessed |
      `,
    ),
  ],
};
