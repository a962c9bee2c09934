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
    'Known: heat, pyramid, map, rank, waterfall.',
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
