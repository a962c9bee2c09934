import { expect, test } from 'vitest';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { problemsOf } from './problems-of.ts';
import { withRule } from './texts.ts';

interface Case {
  readonly rule: string;
  readonly column: number;
  readonly reason: string;
  readonly hint?: string;
}

const cases: readonly Case[] = [
  {
    rule: '{ condition: diabetis }',
    column: 24,
    reason: 'There is no condition "diabetis".',
    hint: 'The nearest known name is "diabetes".',
  },
  {
    rule: '{ condition: housebound }',
    column: 24,
    reason: 'There is no condition "housebound".',
    hint: '"housebound" is a field: write field: housebound, and a test of it.',
  },
  {
    rule: '{ field: copd, is: true }',
    column: 20,
    reason: 'There is no field "copd".',
    hint: '"copd" is a condition: write condition: copd.',
  },
  {
    rule: '{ field: fraility, in: [severe] }',
    column: 20,
    reason: 'There is no field "fraility".',
    hint: 'The nearest known name is "frailty".',
  },
  {
    rule: '{ field: person_id, is: x }',
    column: 20,
    reason: 'A definition cannot pick out people by "person_id".',
  },
  {
    rule: '{ field: frailty, in: [sever] }',
    column: 34,
    reason: '"frailty" has no value "sever".',
    hint: 'The nearest known name is "severe".',
  },
  {
    rule: '{ conditon: copd }',
    column: 13,
    reason: 'There is no criterion "conditon".',
    hint: 'The nearest known name is "condition".',
  },
  {
    rule: '{ field: bmi, atleast: 30 }',
    column: 25,
    reason: '"field" has no key "atleast" beside it.',
    hint: 'The nearest known name is "at-least".',
  },
  {
    rule: '{ conditions: { at-lest: 2 } }',
    column: 27,
    reason: 'A count of conditions has no key "at-lest".',
    hint: 'The nearest known name is "at-least".',
  },
  {
    rule: '{ condition: copd, age: { from: 3 } }',
    column: 30,
    reason: 'A criterion says one thing; this says "condition" and "age".',
    hint: 'Join them: all: [ { … }, { … } ] or any: [ { … }, { … } ].',
  },
  {
    rule: '{ at-least: 3 }',
    column: 13,
    reason: '"at-least" stands without the key it belongs to.',
    hint: 'Put field: and the name of a field beside it.',
  },
  { rule: '{}', column: 11, reason: 'A criterion is empty.' },
  {
    rule: '[ { condition: copd } ]',
    column: 11,
    reason: 'A criterion is a map such as { condition: copd }; this is a list.',
    hint: 'Put all: or any: before the list.',
  },
  { rule: '{ all: [] }', column: 18, reason: '"all" is an empty list.' },
  {
    rule: '{ any: { condition: copd } }',
    column: 18,
    reason: '"any" is a list of criteria; this is a map of keys.',
    hint: 'Put square brackets around it, or a dash before each criterion.',
  },
  {
    rule: '{ not: [ { condition: copd } ] }',
    column: 18,
    reason: 'A criterion is a map such as { condition: copd }; this is a list.',
    hint: 'Put all: or any: before the list.',
  },
  {
    rule: '{ age: { from: 65, to: 18 } }',
    column: 18,
    reason: 'The age runs from 65 down to 18.',
    hint: 'Write { from: 18, to: 65 }.',
  },
  { rule: '{ age: {} }', column: 18, reason: 'An age needs from, to, or both.' },
  {
    rule: '{ age: { from: 1.5 } }',
    column: 26,
    reason: 'The age "from" is a whole number from 0 to 120.',
  },
  {
    rule: '{ age: { from: "18" } }',
    column: 26,
    reason: 'The age "from" is a number; this is a text.',
    hint: 'Take the quotation marks and the thousands separators away.',
  },
  { rule: '{ quintile: [6] }', column: 24, reason: 'A quintile is a whole number from 1 to 5.' },
  { rule: '{ decile: [0] }', column: 22, reason: 'A decile is a whole number from 1 to 10.' },
  {
    rule: '{ quintile: 1 }',
    column: 23,
    reason: 'The quintile is a list; this is a number.',
    hint: 'Put square brackets around it, even for one value: [ … ].',
  },
  { rule: '{ quintile: [] }', column: 23, reason: 'The quintile is an empty list.' },
  { rule: '{ quintile: [1, 1] }', column: 27, reason: '"1" is listed twice.' },
  {
    rule: '{ area: { level: lsao, in: [E01000001] } }',
    column: 28,
    reason: 'There is no level of area "lsao".',
    hint: 'The nearest known name is "lsoa".',
  },
  {
    rule: '{ area: { level: practice, in: [86001] } }',
    column: 43,
    reason: 'An area code is a text; this is a number.',
    hint: 'Put it in quotation marks, so that YAML reads it as a text.',
  },
  { rule: '{ area: { in: [A1] } }', column: 19, reason: 'An area lacks the key "level".' },
  {
    rule: '{ area: { level: lsoa, in: ["a\\tb"] } }',
    column: 39,
    reason: 'An area code is empty or holds a control character.',
  },
  {
    rule: '{ conditions: { of: [copd] } }',
    column: 25,
    reason: 'A count of conditions needs at-least, at-most or between.',
  },
  {
    rule: '{ conditions: { between: [3, 1] } }',
    column: 36,
    reason: '"between" runs from 3 down to 1.',
    hint: 'Write the lowest first: [1, 3].',
  },
  {
    rule: '{ conditions: { between: [3] } }',
    column: 36,
    reason: '"between" takes two numbers, the lowest and the highest: [1, 3].',
  },
  {
    rule: '{ conditions: { at-least: 1, between: [1, 3] } }',
    column: 40,
    reason: '"between" already says "at-least".',
  },
  {
    rule: '{ conditions: { at-least: 3, of: [copd, asthma] } }',
    column: 25,
    reason: 'Nobody can have 3 of 2 conditions.',
  },
  {
    rule: '{ field: housebound, is: yes }',
    column: 36,
    reason: '"housebound" is true or false; this is a text.',
    hint: 'Write true or false: YAML reads yes and no as texts.',
  },
  {
    rule: '{ field: housebound, at-least: 1 }',
    column: 32,
    reason: '"housebound" is not a number, so it has no test "at-least".',
    hint: 'Its tests are: is, missing.',
  },
  {
    rule: '{ field: bmi }',
    column: 11,
    reason: '"bmi" needs a test: is, in, between, missing, at-least, at-most, under, over.',
  },
  {
    rule: '{ field: bmi, at-least: 30, over: 25 }',
    column: 39,
    reason: '"bmi" has tests that do not go together: at-least, over.',
    hint: 'Use one, or one lower and one upper limit.',
  },
  {
    rule: '{ field: bmi, over: 30, under: 30 }',
    column: 11,
    reason: 'No value of "bmi" can lie within these limits.',
  },
  {
    rule: '{ field: bmi, at-least: .inf }',
    column: 35,
    reason: '"at-least" of "bmi" is a finite number.',
  },
];

test.each(cases)('$rule is refused: $reason', ({ rule, column, reason, hint }) => {
  expect(problemsOf(() => parseDefinition(withRule(rule), 'rules.yaml'))).toEqual([
    {
      code: 'definition-invalid',
      reason,
      ...(hint === undefined ? {} : { hint }),
      where: { file: 'rules.yaml', line: 8, column },
    },
  ]);
});

test('no message speaks to the reader as "you"', () => {
  const messages = cases.flatMap(({ reason, hint = '' }) => [reason, hint]);
  expect(messages.filter((message) => /\byou/i.test(message))).toEqual([]);
});
