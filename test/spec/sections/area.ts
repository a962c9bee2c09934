import { longestCode } from '../../../analytics/criteria/expect-text.ts';
import { rules, type Section } from '../example.ts';

export const area: Section = {
  level: 3,
  title: 'area',
  pieces: [
    `Belongs to one of these areas. \`level\` is \`lsoa\`, \`practice\`, \`pcn\` or \`lcp\`; codes are taken as they
stand, capitals included, up to ${longestCode} characters. A code of digits alone needs quotation marks.`,
    rules(
      "area: { level: practice, in: [X00001, '00002'] }",
      `
      | practice | says    |
      |----------|---------|
      | X00001   | true    |
      | x00001   | false   |
      | 00002    | true    |
      | -        | unknown |
      `,
    ),
  ],
};
