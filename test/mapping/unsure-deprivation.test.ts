import { expect, test } from 'vitest';
import type { Mapping } from '../../analytics/contract/extract.ts';
import { lackingRemarks } from '../../analytics/sources/mapping/lacking.ts';
import { layOver } from '../../analytics/sources/mapping/lay-over.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { numbers, profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) => {
  const [column] = proposeColumns([profileOf(name, cells)]);
  if (column === undefined) throw new Error('Nothing was proposed.');
  return column;
};
const fieldsAsked = (name: string, cells: readonly string[]) =>
  proposal(name, cells).question?.choices.map(({ field }) => field);
const decimals = (from: number, to: number) =>
  Array.from({ length: 300 }, (_, row) => (from + ((to - from) * row) / 299 + 0.001).toFixed(3));

const neutral = ['imd', 'deprivation', 'imd_2019', 'IMD'];

test.each(neutral)('whole numbers up to 5 under %s are quintiles till it is said', (name) => {
  const found = proposal(name, numbers(1, 5));
  expect(found).toMatchObject({ field: 'imd_quintile', confidence: 0.5 });
  expect(fieldsAsked(name, numbers(1, 5))).toEqual(['imd_quintile', 'imd_decile', null]);
});

test.each(neutral)('whole numbers up to 90 under %s are kept out and asked about', (name) => {
  const found = proposal(name, numbers(0, 90));
  expect(found).toMatchObject({ field: null, confidence: 0 });
  expect(found.question?.text).toContain('percentile');
  expect(fieldsAsked(name, numbers(0, 90))).toEqual(['imd_score', 'imd_rank', null]);
  expect(proposal(name, numbers(1, 100)).field).toBeNull();
});

test.each(neutral)('ranks that may be of one place alone are kept out under %s', (name) => {
  expect(proposal(name, numbers(1, 482)).field).toBeNull();
  expect(fieldsAsked(name, numbers(1, 482))).toEqual(['imd_rank', null]);
  expect(proposal(name, numbers(1, 32_844)).field).toBe('imd_rank');
});

test('ranks are those of one place, whatever the name says, where few numbers hold them all', () => {
  expect(proposal('imd_rank', numbers(1, 482, 482))).toMatchObject({ field: null });
  expect(fieldsAsked('imd_rank', numbers(1, 482, 482))).toEqual(['imd_rank', null]);
  expect(proposal('imd_rank', ['120', '2044', '3100', '17']).field).toBe('imd_rank');
});

test.each(neutral)('decimals under %s are no score for sure, and none at all up to 100', (name) => {
  const score = proposal(name, decimals(0.5, 92));
  expect(score).toMatchObject({ field: 'imd_score', confidence: 0.5 });
  expect(score.question?.text).toContain('percentile');
  expect(proposal(name, decimals(0.5, 99.8))).toMatchObject({ field: null });
  expect(proposal(name, decimals(0, 0.99))).toMatchObject({ field: null });
});

test('deciles up to 10 are sure, and so are labels that say how many groups there are', () => {
  const sure: readonly (readonly [cells: readonly string[], field: string])[] = [
    [numbers(1, 10), 'imd_decile'],
    [repeated(['Decile 1', 'Decile 2', 'Decile 5']), 'imd_decile'],
    [repeated(['Q1', 'Q2', 'Q5']), 'imd_quintile'],
    [repeated(['1 - most deprived', '2', '3', '4', '5 - least deprived']), 'imd_quintile'],
    [repeated(['1 (most deprived)', '5', '10 (least deprived)']), 'imd_decile'],
  ];
  for (const [cells, field] of sure) {
    const found = proposal('imd_2019', cells);
    expect([cells[0], found.field, found.question]).toEqual([cells[0], field, undefined]);
  }
});

test('groups counted from 0 and other groups than fifths and tenths are not read', () => {
  for (const [name, cells] of [
    ['imd', numbers(0, 9)],
    ['imd_decile', numbers(0, 9)],
    ['imd_quintile', numbers(0, 4)],
    ['deprivation', repeated(['0', '1'])],
    ['imd_percentile', numbers(1, 100)],
    ['imd_quartile', numbers(1, 4)],
    ['imd_2019', numbers(1, 40_000)],
  ] as const) {
    const found = proposal(name, cells);
    expect([name, found.field, found.confidence]).toEqual([name, null, 0]);
    expect(found.reason).toMatch(/counts? from 0|counted from 0|Only scores|beyond the ranks/);
  }
  expect(proposal('imd_decile', repeated(['0', ...numbers(1, 10, 100)], 300)).field).toBe(
    'imd_decile',
  );
});

test('a name that says that it counts from the least deprived turns groups, and leaves ranks out', () => {
  const turned = proposal('IMD quintile (1 = least deprived)', numbers(1, 5));
  expect(turned).toMatchObject({ field: 'imd_quintile' });
  expect(turned.reason).toContain('turned round');
  expect(proposal('IMD rank (1 = least deprived)', numbers(1, 32_000)).field).toBeNull();
  expect(proposal('imd_decile_inverse', numbers(1, 10)).field).toBeNull();
});

test('deciles of the poorer half alone are deciles by name, and asked about', () => {
  const found = proposal('imd_decile_2019', numbers(1, 5));
  expect(found).toMatchObject({ field: 'imd_decile', scale: 'IMD 2019' });
  expect(fieldsAsked('imd_decile_2019', numbers(1, 5))).toEqual([
    ...['imd_decile', 'imd_quintile', null],
  ]);
});

test('an answer keeps the edition that was found, and asks nothing more', () => {
  const proposed = proposeColumns([
    profileOf('imd_2019', numbers(1, 5)),
    profileOf('imd', numbers(1, 90)),
  ]);
  const given: Mapping = {
    columns: [
      { column: 'imd_2019', field: 'imd_decile', confidence: 1, reason: '' },
      { column: 'imd', field: 'imd_score', confidence: 1, reason: '' },
    ],
  };
  const [first, second] = layOver(given, proposed).columns;
  expect(first).toMatchObject({ field: 'imd_decile', scale: 'IMD 2019' });
  expect(first).not.toHaveProperty('question');
  expect(second).toMatchObject({ field: 'imd_score' });
  expect(second).not.toHaveProperty('question');
});

test('what is guessed at, or left out for want of an answer, is said in the remarks', () => {
  const remarksOf = (...columns: Parameters<typeof profileOf>[]) => {
    const profiles = columns.map((column) => profileOf(...column));
    return lackingRemarks({ columns: proposeColumns(profiles) }, profiles);
  };
  expect(remarksOf(['imd', numbers(1, 5)])).toContain(
    '“imd” is read as IMD quintile till this is answered: What does this column hold?',
  );
  expect(remarksOf(['imd', numbers(1, 482)])).toContain(
    '“imd” is kept out till this is answered: What does this column hold?',
  );
  expect(remarksOf(['imd_rank', numbers(1, 32_844)])).toContain(
    '“imd_rank” is taken for IMD 2019 till this is answered: Which edition of the IMD is this?',
  );
  expect(remarksOf(['efi', ['0.05', '0.13', '0.4']]).join()).toMatch(
    /“efi” is taken for eFI till this is answered/,
  );
  expect(remarksOf(['imd_decile', numbers(1, 10)]).join()).not.toContain('till this is answered');
});
