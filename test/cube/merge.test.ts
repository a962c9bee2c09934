import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dimension, Merge } from '../../analytics/contract/dimensions.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { aggregate } from '../../analytics/cube/aggregate.ts';
import type { Cube } from '../../analytics/cube/cube.ts';
import { candidatesOf, costOf, withCandidate } from '../../analytics/cube/merge-candidates.ts';
import { mergeAxes, mergeCube, mergeFilters } from '../../analytics/cube/merge-cube.ts';
import { mergeWords } from '../../analytics/cube/merge-words.ts';
import { type Cell, makeCube, patterns, segments } from './make-cube.ts';

const cell: fc.Arbitrary<Cell> = fc.record({
  at: fc.tuple(fc.nat(3), fc.nat(5), fc.nat(19), fc.nat(3), fc.nat(2)),
  people: fc.nat(500),
  copd: fc.nat(100),
});

/** Groups of neighbours, or none: lengths of the stretches that an order is cut into. */
const stretches = (codes: readonly string[]): fc.Arbitrary<readonly (readonly string[])[]> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }).map((lengths) => {
    let from = 0;
    const cut = lengths.map((length) => {
      from += length;
      return codes.slice(from - length, from);
    });
    return cut.filter((group) => group.length > 1).toReversed();
  });

const knownOn = (cube: Cube, dimension: Dimension) =>
  (cube.axes.find((axis) => axis.dimension === dimension)?.categories ?? [])
    .map(({ code }) => code)
    .filter((code) => code !== 'not-known' && code !== 'not-allocated');

const empty = makeCube([]);
const merges: fc.Arbitrary<Merge> = fc.record(
  {
    quintile: stretches(knownOn(empty, 'quintile')),
    age_band: stretches(knownOn(empty, 'age_band')),
    sex: fc.constantFrom([], [['2', '1']]),
    lcp: fc.constantFrom([], [['L2', 'L1']]),
    segment: fc.constantFrom([], [['ill', 'well']]),
  },
  { requiredKeys: [] },
);

/** The plain way: for every row walk every cell, and ask of each code of a person what it was merged into. */
function recount(cube: Cube, merge: Merge, by: readonly Dimension[], codes: readonly string[]) {
  let people = 0;
  let copd = 0;
  const merged = (dimension: Dimension, code: string) => {
    const group = (merge[dimension] ?? []).find((one) => one.includes(code));
    if (group === undefined) return code;
    return knownOn(cube, dimension)
      .concat(dimension === 'segment' ? segments.map((one) => one.code) : [])
      .filter((known, at, all) => group.includes(known) && all.indexOf(known) === at)
      .join('+');
  };
  for (let index = 0; index < cube.cells; index += 1) {
    const pattern = patterns[cube.pattern[index] ?? -1];
    if (pattern === undefined || !pattern.isInside) continue;
    const held = (dimension: Dimension): readonly string[] => {
      if (dimension === 'segment') {
        const places = cube.isOverlapping ? pattern.matched : [pattern.segment ?? -1];
        return places.map((place) => merged('segment', segments[place]?.code ?? ''));
      }
      const axis = cube.axes.findIndex((entry) => entry.dimension === dimension);
      const place = cube.positions[axis - 1]?.[index] ?? -1;
      return [merged(dimension, cube.axes[axis]?.categories[place]?.code ?? '')];
    };
    const isIn = by.every((one, at) => codes[at] === 'all' || held(one).includes(codes[at] ?? ''));
    if (!isIn) continue;
    people += cube.counts.get('people')?.[index] ?? 0;
    copd += cube.counts.get('with:copd')?.[index] ?? 0;
  }
  return [people, copd];
}

test('every row of a table with merged categories is what a walk over its people counts, each person once', () => {
  const asks = fc.record({
    cells: fc.array(cell, { maxLength: 40 }),
    isOverlapping: fc.boolean(),
    merge: merges,
    by: fc.shuffledSubarray(['segment', 'quintile', 'age_band', 'sex', 'lcp'] as const, {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(asks, ({ cells, isOverlapping, merge, by }) => {
      const cube = makeCube(cells, isOverlapping);
      const keys = ['people', 'with:copd'];
      const rows = aggregate(mergeCube(cube, merge), { by, filters: {}, keys, totals: true });
      for (const { codes, sums } of rows) expect(sums).toEqual(recount(cube, merge, by, codes));
    }),
    { numRuns: 150 },
  );
});

test('a person of two merged segments that overlap is counted once in them', () => {
  const both = makeCube([{ at: [2, 0, 0, 0, 0], people: 7 }], true);
  const merged = mergeCube(both, { segment: [['well', 'ill']] });
  const ask = { by: ['segment'], filters: {}, keys: ['people'], totals: false } as const;
  expect(aggregate(both, ask).map(({ sums }) => sums[0])).toEqual([7, 7]);
  expect(aggregate(merged, ask)).toEqual([{ codes: ['well+ill'], sums: [7] }]);
});

test('a merge of nothing is the cube itself, and a merge leaves the cube as it was', () => {
  const cube = makeCube([{ at: [0, 0, 0, 0, 0], people: 3 }]);
  const before = structuredClone({ axes: cube.axes.map(({ categories }) => categories), cube });
  expect(mergeCube(cube, { quintile: [] })).toBe(cube);
  mergeCube(cube, { quintile: [['1', '2']], segment: [['well', 'ill']] });
  expect(cube.axes.map(({ categories }) => categories)).toEqual(before.axes);
  expect(cube.positions).toEqual(before.cube.positions);
});

const categoryOf = (merge: Merge, dimension: Dimension) =>
  mergeAxes(empty.axes, merge)
    .find((axis) => axis.dimension === dimension)
    ?.categories.find(({ parts }) => parts !== undefined);

test.each([
  ['age_band', ['85-89', '90+'], '85-89+90+', '85 and over', 17],
  ['age_band', ['25-29', '20-24', '30-34'], '20-24+25-29+30-34', '20 to 34', 4],
  ['quintile', ['1', '2'], '1+2', '1 and 2 (most deprived)', 0],
  ['quintile', ['2', '3', '4'], '2+3+4', '2, 3 and 4', 1],
  ['quintile', ['5', '4'], '4+5', '4 and 5 (least deprived)', 3],
  ['lcp', ['L2', 'L1'], 'L1+L2', 'First and Second', 0],
  ['segment', ['well', 'ill'], 'well+ill', 'Well and Ill', 0],
] as const)('of %s, %j are one category', (dimension, group, code, label, ownPlace) => {
  const parts = code.split(/\+(?!$)/);
  const found = categoryOf({ [dimension]: [group] }, dimension);
  expect(found).toEqual({ code, label, ownPlace, parts });
});

test('the other categories of a merged dimension keep the places that they had, for their colours', () => {
  const [, quintile] = mergeAxes(empty.axes, { quintile: [['1', '2', '3']] });
  expect(quintile?.categories.map(({ ownPlace }) => ownPlace)).toEqual([0, 3, 4, 5]);
});

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('This was not refused.');
}

describe('a merge that means nothing is refused:', () => {
  test.each([
    ['a code that there is not', { quintile: [['1', '7']] }, /does not|do not have/],
    ['a group of one', { quintile: [['1']] }, /two categories or more/],
    ['a code twice in a group', { quintile: [['1', '1']] }, /each named once/],
    [
      'a code in two groups',
      {
        quintile: [
          ['1', '2'],
          ['2', '3'],
        ],
      },
      /two merged categories/,
    ],
    ['people of whom it is not known', { quintile: [['5', 'not-known']] }, /not-known/],
    ['people of no area', { lcp: [['L1', 'not-allocated']] }, /not-allocated/],
    ['ages that are no neighbours', { age_band: [['0-4', '10-14']] }, /neighbours/],
    ['quintiles that are no neighbours', { quintile: [['1', '5']] }, /neighbours/],
  ] as const)('%s', (_, merge, reason) => {
    const problem = problemOf(() => mergeCube(empty, merge));
    expect(problem).toMatchObject({ code: 'usage', reason: expect.stringMatching(reason) });
    expect(problem.hint).toBeTruthy();
  });
});

test('a merge whose code another category has already is refused', () => {
  const [segment, ...others] = empty.axes;
  const areas = ['a', 'b', 'a+b'].map((code) => ({ code, label: code.toUpperCase() }));
  const axes = [segment, ...others].flatMap((axis) =>
    axis === undefined ? [] : [axis.dimension === 'lcp' ? { ...axis, categories: areas } : axis],
  );
  expect(problemOf(() => mergeAxes(axes, { lcp: [['a', 'b']] })).reason).toMatch(/code of another/);
});

test('a filter keeps all parts of a merged category or none', () => {
  const merge: Merge = { quintile: [['1', '2']] };
  const axes = mergeAxes(empty.axes, merge);
  const filtered = (...quintile: string[]) => mergeFilters({ quintile, lcp: ['L1'] }, axes, merge);
  expect(filtered('2', '1', '4')).toEqual({ quintile: ['1+2', '4'], lcp: ['L1'] });
  expect(filtered('4')).toEqual({ quintile: ['4'], lcp: ['L1'] });
  expect(problemOf(() => filtered('1', '4'))).toMatchObject({
    ...{
      code: 'usage',
      reason: expect.stringMatching(/only a part of what is merged as "1 and 2/),
    },
  });
});

const seen = (code: string, hidden: number, people: number) => ({ parts: [code], hidden, people });

test('a merge loses the people of all its parts but the largest, and a per cent for each category', () => {
  const group = [seen('a', 1, 40), seen('b', 1, 10), seen('c', 0, 50)];
  expect(costOf({ dimension: 'lcp', groups: [group] }, 200)).toBe(25 + 2);
  expect(costOf({ dimension: 'lcp', groups: [group.slice(0, 2), group.slice(2)] }, 200)).toBe(
    5 + 1,
  );
});

test('neighbours alone are tried of an order, and nothing that merges what is shown or everything', () => {
  const quintiles = ['1', '2', '3', '4'].map((code) => seen(code, code === '1' ? 3 : 0, 100));
  const tried = candidatesOf('quintile', quintiles, 400).map(({ groups }) =>
    groups.map((group) => group.flatMap(({ parts }) => parts).join('')),
  );
  expect(tried).toEqual([['12'], ['123']]);
});

test('a merge on top of another takes up its categories', () => {
  const two = { parts: ['1', '2'], hidden: 1, people: 5 };
  const merge: Merge = {
    quintile: [
      ['1', '2'],
      ['4', '5'],
    ],
    lcp: [['L1', 'L2']],
  };
  const candidate = { dimension: 'quintile' as const, groups: [[two, seen('3', 0, 9)]] };
  expect(withCandidate(merge, candidate)).toEqual({
    ...{
      quintile: [
        ['4', '5'],
        ['1', '2', '3'],
      ],
      lcp: [['L1', 'L2']],
    },
  });
});

test('a step is told in the words of its dimension', () => {
  const axisOf = (dimension: Dimension) => empty.axes.find((axis) => axis.dimension === dimension);
  const told = (dimension: Dimension, ...groups: (readonly string[])[]) => {
    const axis = axisOf(dimension);
    if (axis === undefined) throw new Error('No such axis.');
    const parts = groups.map((group) => group.map((code) => seen(code, 1, 1)));
    return mergeWords({ dimension, groups: parts }, axis);
  };
  expect(told('age_band', ['80-84', '85-89'])).toBe('Merge ages 80 to 84 and 85 to 89');
  expect(told('age_band', ['0-4', '5-9'], ['10-14', '15-19'])).toBe(
    'Merge ages into 0 to 9 and 10 to 19',
  );
  expect(told('quintile', ['1', '2'])).toBe('Merge quintiles 1 and 2');
  expect(told('lcp', ['L2', 'L1'])).toBe('Merge First and Second');
});
