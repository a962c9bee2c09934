import { expect, test } from 'vitest';
import { problemText, Refusal } from '../../analytics/contract/problem.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { withRule, withSegments } from './texts.ts';

/** What is printed of a document, every problem of it. */
function printed(text: string): string {
  try {
    parseDefinition(text, 'd.yaml');
    return 'It is not refused.';
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(problemText).join('\n');
    throw error;
  }
}

const score = '{ score: { of: cambridge-general-20, ';

test.each([
  // names
  ['{ condition: AF }', '8:24: There is no condition "AF".\n  Its id is "atrial-fibrillation".'],
  [
    '{ condition: Heart failure }',
    '8:24: There is no condition "Heart failure".\n  Its id is "heart-failure".',
  ],
  ['{ condition: qqqqqqqq }', '8:24: There is no condition "qqqqqqqq".'],
  [
    '{ condition: [copd] }',
    '8:24: A condition is named by its id; this is a list.\n  Write its id, e.g. condition: copd.',
  ],
  [
    '{ condition: }',
    '8:24: A condition is named by its id; this is nothing.\n  Write its id, e.g. condition: copd.',
  ],
  [
    '{ copd: true }',
    '8:13: There is no criterion "copd".\n  "copd" is a condition: write condition: copd.',
  ],
  [
    '{ frailty: severe }',
    '8:13: There is no criterion "frailty".\n  "frailty" is a field: write field: frailty, and a test of it.',
  ],
  [
    '{ agee: { from: 65 } }',
    '8:13: There is no criterion "agee".\n  The nearest known name is "age".',
  ],
  [
    '{ field: 3, is: 1 }',
    '8:20: A field is named by its id; this is a number.\n  Write its id, e.g. field: frailty.',
  ],
  [
    '{ field: Year of birth, over: 1950 }',
    '8:20: There is no field "Year of birth".\n  Its id is "birth_year".',
  ],
  // values
  ['{ field: sex, is: female }', '8:29: "sex" has no value "female".\n  Female is written "2".'],
  [
    '{ field: smoking, is: curent }',
    '8:33: "smoking" has no value "curent".\n  The nearest known name is "current".',
  ],
  ['{ field: bmi, is: thirty }', '8:29: A value of "bmi" is a number; this is a text.'],
  [
    '{ field: cost, over: "10,000" }',
    '8:32: "over" of "cost" is a number; this is a text.\n  Take the quotation marks and the thousands separators away.',
  ],
  ['{ field: bmi, in: [30, 30] }', '8:34: "30" is listed twice.'],
  [
    '{ field: bmi, between: 30 }',
    '8:34: "between" takes two numbers, the lowest and the highest: [1, 3].',
  ],
  [
    '{ field: bmi, missing: yes }',
    '8:34: "missing" is true or false; this is a text.\n  Write true or false: YAML reads yes and no as texts.',
  ],
  [
    '{ field: bmi, is: 30, missing: true }',
    '8:33: "bmi" has tests that do not go together: is, missing.\n  Use one, or one lower and one upper limit.',
  ],
  [
    '{ field: sex, under: 2 }',
    '8:25: "sex" is not a number, so it has no test "under".\n  Its tests are: is, in, missing.',
  ],
  [
    '{ field: lsoa, in: E01000001 }',
    '8:30: "in" is a list; this is a text.\n  Put square brackets around it, even for one value: [ … ].',
  ],
  [
    '{ area: { level: lcp, in: [1] } }',
    '8:38: An area code is a text; this is a number.\n  Put it in quotation marks, so that YAML reads it as a text.',
  ],
  [
    '{ area: { level: ward, in: [X] } }',
    '8:28: There is no level of area "ward".\n  Known here: lsoa, practice, pcn, lcp.',
  ],
  // counts
  [
    '{ conditions: 3 }',
    '8:25: A count of conditions is a map of keys (at-least, at-most, between, of); this is a number.',
  ],
  [
    '{ conditions: { at-least: 0 } }',
    `8:37: "at-least" is a whole number from 1 to ${conditions.length}.`,
  ],
  ['{ conditions: { at-least: 2, of: [copd, copd, gout] } }', '8:51: "copd" is listed twice.'],
  ['{ conditions: { at-least: 3, at-most: 2 } }', '8:25: Nobody has at least 3 and at most 2.'],
  ['{ systems: {} }', '8:22: A count of body systems needs at-least, at-most or between.'],
  [
    '{ systems: { at-least: 2, of: [lungs, mental] } }',
    '8:42: There is no body system "lungs".\n  Known here: blood, cancer, circulatory, digestive, endocrine, mental, musculoskeletal, neurological, other, renal, respiratory, sensory.',
  ],
  [
    '{ systems: { at-least: 2, of: [mentl, renal] } }',
    '8:42: There is no body system "mentl".\n  The nearest known name is "mental".',
  ],
  [
    '{ systems: { at-least: 3, of: [mental, renal] } }',
    '8:22: Nobody can have conditions in 3 of 2 body systems.',
  ],
  [
    '{ systems: { at-leest: 3 } }',
    '8:24: A count of body systems has no key "at-leest".\n  The nearest known name is "at-least".',
  ],
  [
    '{ systems: { at-most: 3, of: [7] } }',
    '8:41: A body system is named by a word; this is a number.\n  Write one, e.g. of: [respiratory].',
  ],
  // scores
  ['{ score: { at-least: 2 } }', '8:20: A score lacks the key "of".'],
  [
    '{ score: { of: cambridge, at-least: 2 } }',
    '8:26: There is no score "cambridge".\n  Known here: cambridge-general-20, cambridge-mortality-20.',
  ],
  [
    '{ score: { of: cambridge-general-2, at-least: 2 } }',
    '8:26: There is no score "cambridge-general-2".\n  The nearest known name is "cambridge-general-20".',
  ],
  [
    '{ score: { of: 20, over: 2 } }',
    '8:26: A score is named by its id; this is a number.\n  Known here: cambridge-general-20, cambridge-mortality-20.',
  ],
  [
    '{ score: { of: cambridge-general-20 } }',
    '8:20: A score needs a test: at-least, at-most, under, over, between.',
  ],
  [
    `${score}over: 2, at-least: 3 } }`,
    '8:20: "cambridge-general-20" has tests that do not go together: at-least, over.\n  Use one, or one lower and one upper limit.',
  ],
  [
    `${score}over: 3, at-most: 3 } }`,
    '8:20: No value of "cambridge-general-20" can lie within these limits.',
  ],
  [
    `${score}between: [3, 1] } }`,
    '8:57: "between" runs from 3 down to 1.\n  Write the lowest first: [1, 3].',
  ],
  [`${score}is: 3 } }`, '8:48: A score has no key "is".\n  The nearest known name is "of".'],
])('%s', (rule, problem) => {
  expect(printed(withRule(rule))).toBe(`d.yaml:${problem}`);
});

const rest = '  - { id: rest, label: The rest, otherwise: true }\n';
const doubts = (written: string) => `doubts: ${written}\n${withSegments(rest)}`;
const long = `"${'x'.repeat(501)}"`;
const many = `[${Array.from({ length: 21 }, (_, index) => `Doubt ${index}`).join(', ')}]`;

test.each([
  [
    'one that is no list',
    'Perhaps',
    '1:9: "doubts" is a list; this is a text.\n  Put square brackets around it, even for one value: [ … ].',
  ],
  ['an empty list', '[]', '1:9: "doubts" is an empty list.'],
  ['a number', '[1]', '1:10: A doubt is a text; this is a number.\n  Put it in quotation marks.'],
  ['one twice', '[One., One.]', '1:16: "One." is listed twice.'],
  ['an empty one', '[" "]', '1:10: A doubt is empty.'],
  ['a very long one', `[${long}]`, '1:10: A doubt is longer than 500 characters.'],
  ['too many', many, '1:9: There are more than 20 doubts.'],
])('doubts: %s is refused', (_, written, problem) => {
  expect(printed(doubts(written))).toBe(`d.yaml:${problem}`);
});

test('every message says where, and none quotes more than it must', () => {
  const text = withRule(`{ condition: "${'long '.repeat(300)}" }`);
  expect(printed(text)).toMatch(/^d\.yaml:8:24: There is no condition "(long ){11}long…"\.$/);
});
