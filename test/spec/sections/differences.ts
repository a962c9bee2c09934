import { compared, type Section } from '../example.ts';

export const differences: Section = {
  level: 2,
  title: 'Two documents compared',
  pieces: [
    `\`quintile segment --compare\` and the editor say in words what a later document changes, and count who
moves from which segment to which. The order inside \`all\`, \`any\` and lists does not count.`,
    compared(
      `
version: 1
id: model
title: A model
assign: first-match
segments:
  - { id: stay-well, label: Stay well, when: { any: [{ condition: copd }, { field: housebound, is: true }] } }
  - { id: complex, label: Complex, when: { conditions: { at-least: 3 } } }
  - { id: frail, label: Frail, when: { field: frailty, in: [severe] } }
  - { id: rest, label: The rest, otherwise: true }
`,
      `
version: 1
id: model
title: A model
assign: first-match
segments:
  - { id: complex, label: Complex, when: { conditions: { at-least: 4 } } }
  - { id: stay-well, label: Stay well, when: { any: [{ condition: atrial-fibrillation }, { condition: copd }] } }
  - { id: frail, label: Frail, when: { field: frailty, in: [moderate, severe] } }
  - { id: old, label: Old, when: { age: { from: 85 } } }
  - { id: rest, label: Everybody else, otherwise: true }
`,
      [
        'Complex: counts 4 or more instead of 3 or more',
        'Complex: moves above Stay well',
        'Stay well: adds atrial fibrillation',
        'Stay well: no longer takes whoever is housebound',
        'Frail: adds moderate frailty',
        'Old: is new, above Everybody else: takes whoever is aged 85 and over',
        'Everybody else: was called "The rest" before',
      ],
    ),
  ],
};
