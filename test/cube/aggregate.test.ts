import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import { aggregate } from '../../analytics/cube/aggregate.ts';
import type { Cube } from '../../analytics/cube/cube.ts';
import { type Cell, makeCube, patterns, segments } from './make-cube.ts';

const cell: fc.Arbitrary<Cell> = fc.record({
  at: fc.tuple(fc.nat(3), fc.nat(5), fc.nat(19), fc.nat(3), fc.nat(2)),
  people: fc.nat(500),
});

const filtersOf = (cube: Cube): fc.Arbitrary<Filters> =>
  fc.record(
    Object.fromEntries(
      cube.axes.map(({ dimension, categories }) => [
        dimension,
        fc.subarray(categories.map(({ code }) => code)),
      ]),
    ),
    { requiredKeys: [] },
  );

/** The plain way: walk every cell for every row. */
function naive(cube: Cube, by: readonly Dimension[], filters: Filters, codes: readonly string[]) {
  const people = cube.counts.get('people') ?? new Uint32Array();
  let sum = 0;
  for (let index = 0; index < cube.cells; index += 1) {
    const pattern = patterns[cube.pattern[index] ?? -1];
    if (pattern === undefined || !pattern.isInside) continue;
    const held = (dimension: Dimension): readonly string[] => {
      if (dimension === 'segment') {
        const places = cube.isOverlapping ? pattern.matched : [pattern.segment ?? -1];
        return places.map((place) => segments[place]?.code ?? '');
      }
      const axis = cube.axes.findIndex((entry) => entry.dimension === dimension);
      return [cube.axes[axis]?.categories[cube.positions[axis - 1]?.[index] ?? -1]?.code ?? ''];
    };
    const passes = Object.entries(filters).every(([one, kept]) =>
      held(one as Dimension).some((code) => kept.includes(code)),
    );
    const matches = by.every(
      (one, place) => codes[place] === 'all' || held(one).includes(codes[place] ?? ''),
    );
    if (passes && matches) sum += people[index] ?? 0;
  }
  return sum;
}

test('every row of a table, totals included, is the sum that a walk over the people gives', () => {
  const asks = fc
    .tuple(fc.array(cell, { maxLength: 40 }), fc.boolean())
    .map(([cells, isOverlapping]) => makeCube(cells, isOverlapping))
    .chain((cube) =>
      fc.record({
        cube: fc.constant(cube),
        by: fc.shuffledSubarray(
          cube.axes.map(({ dimension }) => dimension),
          { maxLength: 3 },
        ),
        filters: filtersOf(cube),
        totals: fc.boolean(),
      }),
    );
  fc.assert(
    fc.property(asks, ({ cube, by, filters, totals }) => {
      const rows = aggregate(cube, { by, filters, totals, keys: ['people'] });
      for (const { codes, sums } of rows.slice(0, 60)) {
        expect(sums[0]).toBe(naive(cube, by, filters, codes));
      }
    }),
    { seed: 20260101, numRuns: 400 },
  );
});

test('a table without dimensions is one row with everybody', () => {
  const cube = makeCube([
    { at: [0, 0, 0, 0, 0], people: 3 },
    { at: [1, 5, 19, 3, 2], people: 4 },
  ]);
  expect(aggregate(cube, { by: [], filters: {}, totals: false, keys: ['people'] })).toEqual([
    { codes: [], sums: [7] },
  ]);
});

test('people who are not allocated have a row of their own, and no row where there are none', () => {
  const codes = (cells: Cell[]) =>
    aggregate(makeCube(cells), { by: ['lcp'], filters: {}, totals: false, keys: ['people'] }).map(
      (row) => row.codes[0],
    );
  expect(codes([{ at: [0, 0, 0, 0, 2], people: 1 }])).toEqual(['L1', 'L2', 'not-allocated']);
  expect(codes([{ at: [0, 0, 0, 0, 0], people: 1 }])).toEqual(['L1', 'L2']);
});

test('a second question about the same cube, with other filters, is answered afresh', () => {
  const cube = makeCube([
    { at: [0, 0, 0, 0, 0], people: 3 },
    { at: [1, 1, 0, 1, 1], people: 4 },
    { at: [3, 1, 0, 1, 1], people: 9 },
  ]);
  const sums = (filters: Filters) =>
    aggregate(cube, { by: ['quintile'], filters, totals: true, keys: ['people'] })
      .filter(({ codes }) => ['1', '2', 'all'].includes(codes[0] ?? ''))
      .map((row) => row.sums[0]);
  expect(sums({})).toEqual([3, 4, 7]);
  expect(sums({ lcp: ['L1'] })).toEqual([3, 0, 3]);
  expect(sums({ sex: ['2'] })).toEqual([0, 4, 4]);
  expect(sums({ lcp: ['L1'], sex: ['2'] })).toEqual([0, 0, 0]);
  expect(sums({})).toEqual([3, 4, 7]);
});

test('where segments overlap their total is the people, each counted once', () => {
  const cube = makeCube(
    [
      { at: [0, 0, 0, 0, 0], people: 3 },
      { at: [2, 0, 0, 0, 0], people: 4 },
    ],
    true,
  );
  const rows = aggregate(cube, { by: ['segment'], filters: {}, totals: true, keys: ['people'] });
  expect(rows.map(({ codes, sums }) => [codes[0], sums[0]])).toEqual([
    ['well', 7],
    ['ill', 4],
    ['all', 7],
  ]);
});

test('an empty cube gives every category with nobody in it', () => {
  const rows = aggregate(makeCube([]), {
    by: ['segment', 'quintile'],
    filters: {},
    totals: true,
    keys: ['people'],
  });
  expect(rows).toHaveLength(3 * 6);
  expect(rows.every(({ sums }) => sums[0] === 0)).toBe(true);
});
