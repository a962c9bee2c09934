import { expect, test } from 'vitest';
import type { Catalogue } from '../../analytics/criteria/catalogue.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { refuseMissingInputs } from '../../analytics/definition/refuse-missing-inputs.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { findScore, scores } from '../../analytics/dictionary/scores.ts';
import { problemsOf } from './problems-of.ts';
import { withRule } from './texts.ts';

/** An extract that holds every condition but some. */
function without(...absent: readonly string[]): Catalogue {
  const held = conditions.filter(({ id }) => !absent.includes(id));
  return {
    fields: new Map(),
    conditions: new Map(held.map(({ id }) => [id, { nullable: false }])),
  };
}

const reasons = (rule: string, catalogue: Catalogue) =>
  problemsOf(() => refuseMissingInputs(parseDefinition(withRule(rule), 'd.yaml'), catalogue)).map(
    ({ reason }) => reason,
  );

const general = '{ score: { of: cambridge-general-20, over: 1 } }';
const mortality = '{ score: { of: cambridge-mortality-20, over: 1 } }';

test('a score of which an extract lacks conditions is refused by name, with those conditions', () => {
  expect(reasons(general, without('constipation', 'painful-condition'))).toEqual([
    'The Cambridge Multimorbidity Score (general, 20 conditions) cannot be worked out: the extract does not hold chronic pain and constipation. A partial score is not the score.',
  ]);
});

test('every score of a document is looked into once, however deep it stands', () => {
  const rule = `{ any: [ { not: ${general} }, ${mortality}, ${general} ] }`;
  expect(reasons(rule, without('copd'))).toHaveLength(2);
});

test('the score of a population is looked into as well', () => {
  const text = `population: ${general}\n${withRule('{ condition: copd }')}`;
  const problems = problemsOf(() =>
    refuseMissingInputs(parseDefinition(text, 'd.yaml'), without('epilepsy')),
  );
  expect(problems.map(({ code }) => code)).toEqual(['definition-invalid']);
});

test('an extract that holds all conditions of a score is not refused', () => {
  expect(reasons(general, without())).toEqual([]);
  expect(reasons(general, without('gout', 'transient-ischaemic-attack'))).toEqual([]);
});

test('a document without a score needs none of the conditions', () => {
  expect(reasons('{ conditions: { at-least: 1 } }', without('copd', 'dementia'))).toEqual([]);
});

test('every input of every score is a condition of the dictionary, and no condition counts twice', () => {
  const known = conditions.map(({ id }) => id);
  for (const { inputs } of scores) {
    const named = inputs.flatMap(({ any, also }) => [...any, ...also]);
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  }
});

test('the published weights add up to the published highest scores of their 20 inputs', () => {
  const totals = ['cambridge-general-20', 'cambridge-mortality-20'].map((id) => {
    const inputs = findScore(id)?.inputs ?? [];
    const hundredths = inputs.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0);
    return [inputs.length, hundredths];
  });
  expect(totals).toEqual([
    [20, 1633],
    [20, 43284],
  ]);
});
