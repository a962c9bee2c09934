import { found, type Section } from '../example.ts';

export const beforeARun: Section = {
  level: 2,
  title: 'What is told before a run',
  pieces: [
    `Quintile reads a document for what can be told of it before anybody is counted: rules that nobody or
everybody meets, segments that can never claim anybody because whoever meets them meets earlier ones, parts
of a rule that can never matter, segments with the same rule. \`quintile segment --explain\` and the
definition's page show it.`,
    found(
      `
version: 1
id: with-oddities
title: A document with oddities
assign: first-match
segments:
  - { id: impossible, label: Impossible, when: { all: [{ age: { from: 65 } }, { age: { to: 17 } }] } }
  - { id: lungs, label: Lungs, when: { conditions: { at-least: 1, of: [asthma, copd] } } }
  - { id: copd, label: COPD, when: { condition: copd } }
  - { id: ill, label: Ill, when: { any: [{ condition: asthma }, { condition: gout }] } }
  - { id: counted, label: Counted, when: { any: [{ field: bmi, missing: true }, { field: bmi, missing: false }] } }
  - { id: rest, label: Rest, otherwise: true }
`,
      [
        'Nobody can meet "Impossible": "is aged 65 and over" excludes "is aged 17 and under".',
        '"COPD" can never claim anybody: whoever meets it meets "Lungs" first.',
        'The part "has asthma" of "Ill" can never matter: whoever meets it meets "Lungs" first.',
        'Everybody meets "Counted", so "Rest" can never claim anybody.',
      ],
    ),
    `Whatever is told is certain of every person, unknown values included. Where it needs all conditions to be
known, it says so. Depression counts towards the number of conditions here, so that one of the first two
segments takes whoever has it, unless other conditions leave the number open:`,
    found(
      `
version: 1
id: after-counts
title: A condition after counts of it
assign: first-match
segments:
  - { id: complex, label: Complex, when: { conditions: { at-least: 2, of: [copd, depression] } } }
  - { id: ill, label: Ill, when: { conditions: { between: [1, 1], of: [copd, depression] } } }
  - { id: low, label: Low mood, when: { any: [{ condition: depression }, { field: smoking, is: current }] } }
  - { id: rest, label: Rest, otherwise: true }
`,
      [
        'Where no condition is unknown, the part "has depression" of "Low mood" can never matter: whoever meets it meets "Complex" or "Ill" first.',
      ],
    ),
    'Not everything that is so is found: a document without findings is not proved to be without faults.',
  ],
};
