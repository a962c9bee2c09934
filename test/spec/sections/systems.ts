import { bodySystems } from '../../../analytics/criteria/systems-sql.ts';
import { rules, type Section } from '../example.ts';

export const systems: Section = {
  level: 3,
  title: 'systems',
  pieces: [
    `In how many body systems somebody has a long-term condition, for multimorbidity that reaches across
systems. Limits as in \`conditions\`. Two conditions of one system count once.`,
    rules(
      'systems: { at-least: 2 }',
      `
      | asthma | copd | heart-failure | depression | says    |
      |--------|------|---------------|------------|---------|
      | yes    | yes  | no            | no         | false   |
      | yes    | no   | yes           | no         | true    |
      | yes    | yes  | no            | -          | unknown |
      | yes    | -    | yes           | -          | true    |
      `,
    ),
    `The systems are those that the dictionary gives its conditions:
${bodySystems
  .slice(0, 6)
  .map((system) => `\`${system}\``)
  .join(', ')},
${bodySystems
  .slice(6)
  .map((system) => `\`${system}\``)
  .join(', ')}.
Only its long-term conditions count, and only those that the extract holds; a system of which it holds none
is left out. \`other\` counts as a system like any other: it is chronic pain. With \`of\`, the systems listed
are counted.`,
    rules(
      'systems: { at-most: 0, of: [mental, respiratory] }',
      `
      | asthma | heart-failure | depression | autism | says  |
      |--------|---------------|------------|--------|-------|
      | no     | yes           | no         | yes    | true  |
      | yes    | no            | no         | no     | false |
      `,
    ),
  ],
};
