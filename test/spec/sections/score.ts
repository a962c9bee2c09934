import { listed } from '../../../analytics/criteria/wording.ts';
import { type ScoreInput, scores } from '../../../analytics/dictionary/scores.ts';
import { rules, type Section } from '../example.ts';

const labels = [...new Set(scores.flatMap(({ inputs }) => inputs.map(({ label }) => label)))];

const inputOf = (label: string, inputs: readonly ScoreInput[]) =>
  inputs.find((input) => input.label === label);

const rowOf = (label: string) => {
  const [first] = scores.flatMap(({ inputs }) => inputOf(label, inputs) ?? []);
  const named = [...(first?.any ?? []), ...(first?.also ?? [])].map((id) => `\`${id}\``);
  const weights = scores.map(({ inputs }) => String(inputOf(label, inputs)?.weight ?? ''));
  return [label, listed(named, 'or'), ...weights];
};

const heads = ['input', 'conditions of which any counts', ...scores.map(({ id }) => `\`${id}\``)];

const table = [heads, heads.map(() => '---'), ...labels.map(rowOf)]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

const sources = scores
  .map(({ id, label, source }) => `- \`${id}\`: ${label}. ${source}`)
  .join('\n');

const doubts = [...new Set(scores.flatMap((one) => one.doubts))];

export const score: Section = {
  level: 3,
  title: 'score',
  pieces: [
    `A weighted score lies within limits: \`at-least\` or \`over\`, \`at-most\` or \`under\`, or \`between\`. In
these examples every condition of the score that is not shown is recorded as *no*.`,
    rules(
      'score: { of: cambridge-general-20, at-least: 2.5 }',
      `
      | dementia | copd | atrial-fibrillation | says    |
      |----------|------|---------------------|---------|
      | yes      | no   | no                  | true    |
      | no       | yes  | no                  | false   |
      | no       | yes  | yes                 | true    |
      | no       | yes  | -                   | unknown |
      | yes      | -    | -                   | true    |
      `,
      true,
    ),
    `Weights are exact decimals and are added up as such: 1.46 and 1.34 are 2.8 and no less. Where an input is
unknown the score lies between two ends, and the test is true only if all between them passes. A weight
may be below 0.`,
    rules(
      [
        'score: { of: cambridge-mortality-20, under: 0 }',
        'score: { of: cambridge-general-20, between: [2.8, 2.8] }',
      ],
      `
      | hypertension | copd | atrial-fibrillation | a       | b     |
      |--------------|------|---------------------|---------|-------|
      | yes          | no   | no                  | true    | false |
      | no           | no   | no                  | false   | false |
      | -            | no   | no                  | unknown | false |
      | no           | yes  | yes                 | false   | true  |
      `,
      true,
    ),
    `Where an extract does not hold *every* condition of a score, a document that asks for it is refused by
name: a partial score is not the score. The scores that there are:`,
    sources,
    table,
    `What is not as published: ${doubts.join(' ')}`,
  ],
};
