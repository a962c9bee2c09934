import { listed } from '../../../analytics/criteria/wording.ts';
import { reservedIds } from '../../../analytics/definition/read-segment.ts';
import { type Section, sorted } from '../example.ts';

export const wholeDocument: Section = {
  level: 2,
  title: 'A whole document',
  pieces: [
    `A segmentation is a YAML document that says who is in which segment. It is read by people first:
Quintile shows it back in plain English, prints SQL that says the same, and counts for each segment who met
its criteria and who had already gone to an earlier one.`,
    sorted(
      `
version: 1
id: adults-by-need
title: Adults by need
source: An example; not a published scheme
doubts:
  - Whoever is housebound for a time alone counts as frail.
assign: first-match
population: { age: { from: 18 } }
segments:
  - id: end-of-life
    label: End of life
    when: { condition: palliative-care }
  - id: frail
    label: Frail or complex
    when:
      any:
        - condition: dementia
        - conditions: { at-least: 3 }
        - { field: frailty, in: [severe] }
        - all: [{ field: housebound, is: true }, { not: { condition: cancer } }]
  - id: long-term
    label: Long-term conditions
    when: { conditions: { at-least: 1 } }
  - id: well
    label: Well
    otherwise: true
`,
      `
      | age | frailty | housebound | palliative-care | dementia | cancer | copd | segment     |
      |-----|---------|------------|-----------------|----------|--------|------|-------------|
      | 84  | severe  | no         | yes             | no       | no     | no   | end-of-life |
      | 79  | severe  | no         | no              | no       | no     | no   | frail       |
      | 91  | mild    | yes        | no              | no       | no     | no   | frail       |
      | 91  | mild    | yes        | no              | no       | yes    | no   | long-term   |
      | 66  | fit     | no         | no              | no       | no     | yes  | long-term   |
      | 30  | -       | no         | no              | no       | no     | no   | well        |
      | 9   | -       | no         | no              | no       | no     | yes  | outside     |
      `,
      `
      | id          | matched | claimed | lost |
      |-------------|---------|---------|------|
      | end-of-life | 1       | 1       | 0    |
      | frail       | 3       | 2       | 1    |
      | long-term   | 2       | 2       | 0    |
      | well        | 1       | 1       | 0    |
      `,
    ),
    `| key          |          |                                                                              |
|--------------|----------|------------------------------------------------------------------------------|
| \`version\`    | required | \`1\`                                                                          |
| \`id\`         | required | lower-case letters, digits and single hyphens                                |
| \`title\`      | required | for people                                                                   |
| \`source\`     |          | where the definition was published                                           |
| \`doubts\`     |          | a list of sentences: what is not known about it, or differs from its source  |
| \`assign\`     | required | \`first-match\` or \`every-match\`                                               |
| \`population\` |          | a criterion; whoever does not certainly meet it is *outside*, and counted so |
| \`segments\`   | required | in order of priority                                                         |

A segment has an \`id\`, a \`label\`, and either \`when\` (a criterion) or \`otherwise: true\`. The ids
${listed(
  reservedIds.map((id) => `\`${id}\``),
  'and',
)} mean something else in
tables, and are refused. Doubts are
shown wherever the definition is explained, and go with every table and bundle made by it; a picture alone
has no room for them.`,
  ],
};
