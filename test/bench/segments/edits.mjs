// Twenty changes of one rule of ten.yaml: in its own words, and in those of SQL.
import { rules } from './job.mjs';
import { tenSegments } from './sorting.mjs';

/** For each the segment, what to replace in the document by what, and the same in the segment's SQL. */
const edits = [
  ['frail', ['from: 80', 'from: 75'], ['80', '75']],
  ['frail', ['from: 80', 'from: 85'], ['80', '85']],
  ['frail', ['is: severe', 'in: [moderate, severe]'], [`= 'severe'`, `in ('moderate', 'severe')`]],
  ['complex', ['at-least: 4', 'at-least: 3'], ['4', '3']],
  ['complex', ['at-least: 4', 'at-least: 5'], ['4', '5']],
  ['organ-disease', ['at-least: 2', 'at-least: 3'], ['2', '3']],
  ['organ-disease', ['        - { field: housebound, is: true }\n', ''], [' or housebound', '']],
  [
    'cancer',
    ['{ condition: cancer }', '{ all: [{ condition: cancer }, { age: { from: 50 } }] }'],
    ['cancer', 'cancer and age >= 50'],
  ],
  [
    'mental-health',
    ['        - condition: learning-disability\n', ''],
    [' or "learning-disability"', ''],
  ],
  ['mental-health', [', { field: smoking, is: current }]', ']'], [` and smoking = 'current'`, '']],
  ['several', ['between: [2, 3]', 'between: [2, 4]'], ['3', '4']],
  ['several', ['between: [2, 3]', 'between: [3, 3]'], ['2', '3']],
  [
    'one',
    ['        - condition: coronary-heart-disease\n', ''],
    [' or "coronary-heart-disease"', ''],
  ],
  ['one', ['is: moderate', 'in: [mild, moderate]'], [`= 'moderate'`, `in ('mild', 'moderate')`]],
  ['one', ['between: [1, 1]', 'between: [1, 2]'], ['listed = 1', 'listed between 1 and 2']],
  ['at-risk', ['from: 18', 'from: 16'], ['18', '16']],
  ['at-risk', ['from: 18', 'from: 40'], ['18', '40']],
  ['at-risk', ['            - condition: obesity\n', ''], [' or obesity', '']],
  [
    'at-risk',
    [
      '            - { field: smoking, is: current }',
      '            - { field: smoking, in: [current, former] }',
    ],
    [`= 'current'`, `in ('current', 'former')`],
  ],
  [
    'end-of-life',
    [
      '{ condition: palliative-care }',
      '{ any: [{ condition: palliative-care }, { all: [{ condition: dementia }, { age: { from: 90 } }] }] }',
    ],
    ['"palliative-care"', '"palliative-care" or (dementia and age >= 90)'],
  ],
];

function replaced(text, [from, to]) {
  if (text.split(from).length !== 2) throw new Error(`Not there once: ${from}`);
  return text.replace(from, to);
}

/** Each change as the document after it and the rules after it. */
export const changedRules = edits.map(([id, inDocument, inSql]) => {
  const { name, text } = tenSegments();
  return {
    id,
    definition: { name, text: replaced(text, inDocument) },
    rules: rules.map(([segment, rule]) => [segment, segment === id ? replaced(rule, inSql) : rule]),
  };
});
