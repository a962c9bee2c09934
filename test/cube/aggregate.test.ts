import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dimension, dimensions, type Filters } from '../../analytics/contract/dimensions.ts';
import { aggregate } from '../../analytics/cube/aggregate.ts';
import type { Cube } from '../../analytics/cube/cube.ts';
import { type Cell, makeCube } from './make-cube.ts';

const cell: fc.Arbitrary<Cell> = fc.record({
  at: fc.tuple(fc.nat(1), fc.nat(5), fc.nat(19), fc.nat(3), fc.nat(2)),
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
  const people = cube.counts.get('people') ?? new Float64Array();
  let sum = 0;
  for (let index = 0; index < cube.cells; index += 1) {
    const code = (dimension: Dimension) => {
      const axis = cube.axes.findIndex((entry) => entry.dimension === dimension);
      return cube.axes[axis]?.categories[cube.positions[axis]?.[index] ?? -1]?.code ?? '';
    };
    const passes = dimensions.every((one) => filters[one]?.includes(code(one)) ?? true);
    const matches = by.every((one, place) => codes[place] === 'all' || codes[place] === code(one));
    if (passes && matches) sum += people[index] ?? 0;
  }
  return sum;
}

test('every row of a table, totals included, is the sum that a walk over the people gives', () => {
  const asks = fc
    .array(cell, { maxLength: 40 })
    .map(makeCube)
    .chain((cube) =>
      fc.record({
        cube: fc.constant(cube),
        by: fc.subarray([...dimensions], { maxLength: 3 }),
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
    { seed: 20260101, numRuns: 200 },
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
