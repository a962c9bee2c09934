import { expect, test } from 'vitest';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { readChartSpec } from '../../main/export/chart-spec.ts';

const sound = { chart: 'heat', definition: 'snee', policy: 'nhs-hes' };

function problemsOf(data: unknown): readonly Problem[] {
  try {
    readChartSpec(data);
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return [];
}

test('a specification may name its definition by id alone', () => {
  expect(readChartSpec(sound)).toEqual({ ...sound, definition: { id: 'snee' } });
});

test('everything that a specification may hold is kept', () => {
  const full = {
    ...sound,
    definition: { text: 'version: 1', name: 'mine.yaml' },
    measure: 'people',
    filters: { lcp: ['X01', 'X02'], quintile: [1, 2] },
    where: { age: { from: 65 } },
    title: 'Older people',
    width: 720,
  };
  expect(readChartSpec(full)).toEqual({
    ...full,
    filters: { lcp: ['X01', 'X02'], quintile: ['1', '2'] },
  });
});

test('a mistyped kind gets the nearest one', () => {
  expect(problemsOf({ ...sound, chart: 'pyrmid' })).toEqual([
    expect.objectContaining({
      code: 'chart-invalid',
      hint: 'Perhaps pyramid?',
      where: { field: 'chart' },
    }),
  ]);
});

test('a mistyped key gets the nearest one', () => {
  expect(problemsOf({ ...sound, titel: 'x' })[0]).toMatchObject({
    hint: 'Perhaps title?',
    where: { field: 'titel' },
  });
  expect(problemsOf({ ...sound, filters: { quintle: ['1'] } })[0]).toMatchObject({
    hint: 'Perhaps quintile?',
  });
});

test('a word that is like none gets the list of those known', () => {
  expect(problemsOf({ ...sound, chart: 'xyz' })[0]?.hint).toBe(
    'Known: heat, pyramid, map, rank, curve, waterfall.',
  );
});

test('everything that is wrong is said at once', () => {
  const fields = problemsOf({
    chart: 'pie',
    colour: 'red',
    filters: { lcp: 'X01' },
    width: 20,
  }).map(({ where }) => where?.field);
  expect(fields).toEqual(['colour', 'chart', 'definition', 'policy', 'filters.lcp', 'width']);
});

test.each([null, 'heat', 7, [sound]])('what is no list of keys is refused: %j', (data) => {
  expect(problemsOf(data)).toHaveLength(1);
});

test('a waterfall refuses a measure, as it would not heed it, and keeps filters and criteria', () => {
  const run = { ...sound, chart: 'waterfall' };
  expect(problemsOf({ ...run, measure: 'people' }).map(({ where }) => where?.field)).toEqual([
    'measure',
  ]);
  const narrowed = { filters: { lcp: ['X01'] }, where: { age: { from: 65 } } };
  expect(readChartSpec({ ...run, ...narrowed })).toMatchObject(narrowed);
});

test('a ranking may say its form, its dimension and what it is compared with', () => {
  const asked = {
    chart: 'rank',
    measure: { text: 'id: mine', name: 'mine.yaml' },
    form: 'standardised',
    by: ['quintile'],
    compare: { dimension: 'quintile', with: { code: '5' } },
  };
  expect(readChartSpec({ ...sound, ...asked })).toMatchObject(asked);
});

test('a category that is written as a number is its code', () => {
  const compare = { dimension: 'quintile', with: { code: 5 } };
  expect(readChartSpec({ ...sound, chart: 'rank', by: ['quintile'], compare }).compare).toEqual({
    dimension: 'quintile',
    with: { code: '5' },
  });
});

test('what is merged is kept, with codes that are written as numbers', () => {
  const merge = {
    quintile: [
      [1, 2],
      ['4', '5'],
    ],
    segment: [['die-well', 'age-well']],
  };
  expect(readChartSpec({ ...sound, merge }).merge).toEqual({
    ...{
      quintile: [
        ['1', '2'],
        ['4', '5'],
      ],
      segment: [['die-well', 'age-well']],
    },
  });
});

test('a curve may be of age alone, or of age and one dimension more', () => {
  for (const by of [['age_band'], ['age_band', 'sex'], ['segment', 'age_band']]) {
    expect(readChartSpec({ ...sound, chart: 'curve', by }).by).toEqual(by);
  }
});

test.each([
  ['a form that there is not', { form: 'standardized' }, 'form', 'Perhaps standardised?'],
  ['a dimension that there is not', { chart: 'rank', by: ['quintle'] }, 'by', 'Perhaps quintile?'],
  ['dimensions as text', { chart: 'rank', by: 'quintile' }, 'by', /^Known: segment, /],
  ['no dimension', { chart: 'rank', by: [] }, 'by', /^Known: segment, /],
  ['a ranking by two', { chart: 'rank', by: ['lcp', 'sex'] }, 'by', 'e.g. by: [lcp].'],
  ['a curve without age', { chart: 'curve', by: ['sex'] }, 'by', 'e.g. by: [age_band, quintile].'],
  ['a heat table by choice', { by: ['segment', 'quintile'] }, 'by', 'Leave by out.'],
  ['a comparison in a word', { compare: 'all' }, 'compare', /^e\.g\. compare: /],
  [
    'a comparison along what is not drawn',
    { compare: { dimension: 'lcp', with: 'all' } },
    'compare.dimension',
    'Known: segment, quintile.',
  ],
  [
    'a comparison with nothing',
    { compare: { dimension: 'quintile' } },
    'compare.with',
    /^e\.g\. with: all/,
  ],
  ['a merge in a word', { merge: 'quintile' }, 'merge', /^e\.g\. merge: /],
  [
    'a merge of what is not drawn',
    { merge: { lcp: [['X01', 'X02']] } },
    'merge.lcp',
    'Known: segment, quintile.',
  ],
  ['a merge of one', { merge: { quintile: [['1']] } }, 'merge.quintile', /^e\.g\. merge: /],
  ['a merge of no lists', { merge: { quintile: ['1', '2'] } }, 'merge.quintile', /^e\.g\. merge: /],
  ['a measure without its text', { measure: { name: 'mine.yaml' } }, 'measure', /^Give the id/],
])('%s is refused', (_, wrong, field, hint) => {
  const problems = problemsOf({ ...sound, ...wrong });
  expect(problems.map(({ where }) => where?.field)).toEqual([field]);
  expect(problems[0]?.hint).toMatch(hint);
});

test('a waterfall refuses form, comparison and dimensions, as it would not heed them', () => {
  const asked = {
    form: 'crude',
    compare: { dimension: 'segment', with: 'all' },
    by: ['segment'],
    merge: {},
  };
  const fields = problemsOf({ ...sound, chart: 'waterfall', ...asked }).map(
    ({ where }) => where?.field,
  );
  expect(fields).toEqual(['form', 'compare', 'by', 'merge']);
});

test('no value of the specification is quoted back', () => {
  const said = JSON.stringify(
    problemsOf({
      ...sound,
      chart: 'secret-kind',
      width: 'secret-width',
      filters: { lcp: 'secret-code' },
    }),
  );
  expect(said).not.toContain('secret');
});
