import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { comparisonOf } from '../../main/cli/comparison-of.ts';
import { measureLines } from '../../main/cli/measures-command.ts';
import { gapAsk, type TableWords, tableAsk } from '../../main/cli/table-ask.ts';

const words: TableWords = {
  ...{ measure: 'prevalence:copd', by: 'quintile, sex', definition: 'snee', policy: 'nhs-hes' },
};

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('This was not refused.');
}

test('a table is asked for with its measure, dimensions, definition and policy', () => {
  expect(tableAsk(words)).toEqual({
    ...{ measure: 'prevalence:copd', by: ['quintile', 'sex'], totals: false },
    ...{ definition: { id: 'snee' }, policy: 'nhs-hes' },
  });
});

test('form, comparison, criterion, combination and totals are asked for where they are said', () => {
  const said = {
    ...{ form: 'standardised', compare: 'least-deprived', where: '{ age: { from: 65 } }' },
    ...{ combination: 'copd, asthma', totals: true },
  };
  expect(tableAsk({ ...words, ...said })).toMatchObject({
    ...{ form: 'standardised', compare: { dimension: 'quintile', with: { code: '5' } } },
    ...{ where: { age: { from: 65 } }, combination: ['copd', 'asthma'], totals: true },
  });
});

test('a measure that ends as a YAML file does is read, its text and name sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-measure-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const measure = join(folder, 'falls.yaml');
  writeFileSync(measure, 'version: 1\n');
  expect(tableAsk({ ...words, measure }).measure).toEqual({
    ...{ text: 'version: 1\n', name: 'falls.yaml' },
  });
  const none = problemOf(() => tableAsk({ ...words, measure: join(folder, 'none.yml') }));
  expect(none.code).toBe('file-not-found');
});

test.each([
  ['everybody', { dimension: 'lcp', with: 'all' }],
  ['others', { dimension: 'lcp', with: 'others' }],
  ['everybody:quintile', { dimension: 'quintile', with: 'all' }],
  ['others: quintile', { dimension: 'quintile', with: 'others' }],
  ['quintile=5', { dimension: 'quintile', with: { code: '5' } }],
  ['least-deprived', { dimension: 'quintile', with: { code: '5' } }],
  ['lcp=X01', { dimension: 'lcp', with: { code: 'X01' } }],
])('--compare %s', (written, comparison) => {
  expect(comparisonOf(written, ['lcp', 'quintile'])).toEqual(comparison);
});

test.each([
  ['best', /"best"/, /everybody, others, least-deprived/],
  ['best:lcp', /"best:lcp"/, /DIMENSION=CODE/],
  ['lcp=', /"lcp="/, /DIMENSION=CODE/],
  ['others:ward', /no dimension "ward"/, /Known: lcp\./],
  ['least-deprived', /not broken down by quintile/, /Add quintile to --by/],
  ['sex=1', /not broken down by sex/, /Add sex to --by/],
])('--compare %s is used wrongly, and what to try is said', (written, reason, hint) => {
  expect(problemOf(() => comparisonOf(written, ['lcp']))).toEqual({
    ...{ code: 'usage', reason: expect.stringMatching(reason) },
    hint: expect.stringMatching(hint),
  });
});

test('a gap is by anything but the quintile, by nothing too, and is not compared', () => {
  const { by: _, ...rest } = words;
  expect(gapAsk({ ...rest, gap: true, form: 'standardised' })).toEqual({
    ...{ measure: 'prevalence:copd', by: [], totals: false, form: 'standardised' },
    ...{ definition: { id: 'snee' }, policy: 'nhs-hes' },
  });
  expect(gapAsk({ ...rest, by: 'sex' }).by).toEqual(['sex']);
  expect(problemOf(() => gapAsk(words))).toMatchObject({
    code: 'usage',
    hint: expect.stringMatching(/--by/),
  });
  const compared = problemOf(() => gapAsk({ ...rest, compare: 'others' }));
  expect(compared).toMatchObject({ code: 'usage', hint: expect.stringMatching(/--compare/) });
});

test('a table without dimensions, an unknown one, one named twice, and an unknown form are used wrongly', () => {
  const { by: _, ...rest } = words;
  const wrong: [TableWords, RegExp][] = [
    [rest, /what it is by/],
    [{ ...rest, by: ' ' }, /what it is by/],
    [{ ...rest, by: 'sex,' }, /no dimension ""/],
    [{ ...rest, by: 'quintil' }, /no dimension "quintil"/],
    [{ ...rest, by: 'sex,sex' }, /twice/],
    [{ ...words, form: 'adjusted' }, /no form "adjusted"/],
  ];
  for (const [asked, reason] of wrong) {
    const problem = problemOf(() => tableAsk(asked));
    expect(problem).toMatchObject({ code: 'usage', hint: expect.stringMatching(/Known|e\.g\./) });
    expect(problem.reason).toMatch(reason);
  }
});

test('measures are listed with their id, what they are, their unit and their forms', () => {
  const summary: MeasureSummary = {
    ...{ id: 'smoking', label: 'Smoking', unitLabel: '%', group: 'risks', source: '' },
    ...{ forms: ['crude', 'standardised'], polarity: 'low-is-good' },
    ...{ numerator: 'Those who smoke', denominator: 'People aged 15 and over' },
  };
  expect(measureLines([summary])).toEqual([
    'measure  what it is  unit  forms',
    'smoking  Smoking     %     crude, standardised',
  ]);
});
