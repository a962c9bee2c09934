import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import { aggregate } from '../../analytics/cube/aggregate.ts';
import {
  ageAxis,
  ageBandAxis,
  lcpAxis,
  pcnAxis,
  practiceAxis,
  segmentAxis,
  sexAxis,
} from '../../analytics/cube/axes.ts';
import type { Cube } from '../../analytics/cube/cube.ts';
import { mergeCube } from '../../analytics/cube/merge-cube.ts';
import { chainsOf } from '../../analytics/cube/nesting.ts';

/** People of one place and age, in the population unless said otherwise. */
interface Some {
  readonly lcp?: string;
  readonly pcn?: string;
  readonly practice?: string;
  readonly age?: number | null;
  readonly people?: number;
  readonly isOutside?: boolean;
}

const axes = [
  lcpAxis(['A', 'B'].map((code) => ({ code, label: code }))),
  pcnAxis(['X', 'Y', 'Z']),
  practiceAxis(['P', 'Q', 'R', 'S']),
  sexAxis,
  ageBandAxis,
  ageAxis,
] as const;

function codesOf({ lcp, pcn, practice, age = 40 }: Some): readonly string[] {
  const start = age === null ? null : Math.min(90, Math.floor(age / 5) * 5);
  const band = start === null ? 'not-known' : start === 90 ? '90+' : `${start}-${start + 4}`;
  const places = [lcp ?? 'not-allocated', pcn ?? 'not-known', practice ?? 'not-known'];
  return [...places, '1', band, age === null ? 'not-known' : `${age}`];
}

function cubeOf(some: readonly Some[]): Cube {
  const positions = axes.map(({ categories }, axis) =>
    Uint16Array.from(some, (one) =>
      categories.findIndex(({ code }) => code === codesOf(one)[axis]),
    ),
  );
  return {
    axes: [segmentAxis([{ code: 'all-of-them', label: 'All of them' }]), ...axes],
    cells: some.length,
    positions,
    patterns: [
      { segment: 0, isInside: true, matched: [0] },
      { segment: null, isInside: false, matched: [] },
    ],
    pattern: Uint32Array.from(some, ({ isOutside = false }) => Number(isOutside)),
    isOverlapping: false,
    counts: new Map([['people', Uint32Array.from(some, ({ people = 1 }) => people)]]),
  };
}

function rowsOf(cube: Cube, by: readonly Dimension[], totals = false, filters: Filters = {}) {
  return aggregate(cube, { by, filters, totals, keys: ['people'] }).map(
    ({ codes, sums }) => `${codes.join(' ')} ${sums[0]}`,
  );
}

const city: readonly Some[] = [
  { lcp: 'A', pcn: 'X', practice: 'P', people: 3 },
  { lcp: 'A', pcn: 'Y', practice: 'Q', people: 4 },
  { lcp: 'B', pcn: 'Z', practice: 'R', people: 5 },
];

test('a practice has a row in its own LCP only, and none in the total of LCPs', () => {
  expect(rowsOf(cubeOf(city), ['lcp', 'practice'], true)).toEqual([
    ...['A P 3', 'A Q 4', 'A all 7'],
    ...['B R 5', 'B all 5'],
    'all all 12',
  ]);
});

test('three levels have a row for each practice, network, LCP, and for everybody', () => {
  expect(rowsOf(cubeOf(city), ['lcp', 'pcn', 'practice'], true)).toEqual([
    ...['A X P 3', 'A X all 3', 'A Y Q 4', 'A Y all 4', 'A all all 7'],
    ...['B Z R 5', 'B Z all 5', 'B all all 5'],
    'all all all 12',
  ]);
});

test('the order in which nested dimensions are asked for changes the order of rows and nothing else', () => {
  const cube = cubeOf(city);
  const sorted = (by: readonly Dimension[], of: readonly number[]) =>
    rowsOf(cube, by, true)
      .map((row) => row.split(' '))
      .map((row) => [...of.map((at) => row[at]), row.at(-1)].join(' '))
      .toSorted();
  expect(sorted(['practice', 'lcp', 'pcn'], [1, 2, 0])).toEqual(
    sorted(['lcp', 'pcn', 'practice'], [0, 1, 2]),
  );
  expect(sorted(['pcn', 'sex', 'lcp'], [2, 1, 0])).toEqual(
    sorted(['lcp', 'sex', 'pcn'], [0, 1, 2]),
  );
});

test('people of no practice have a row in each LCP in which there are any', () => {
  const cube = cubeOf([...city, { lcp: 'A', people: 2 }, { people: 6 }]);
  expect(rowsOf(cube, ['lcp', 'practice'], true)).toEqual([
    ...['A P 3', 'A Q 4', 'A not-known 2', 'A all 9'],
    ...['B R 5', 'B all 5'],
    ...['not-allocated not-known 6', 'not-allocated all 6'],
    'all all 20',
  ]);
});

test('a practice with people in two LCPs, or in one and in none, is in no LCP', () => {
  for (const lcp of ['B', undefined]) {
    const stray: Some = lcp === undefined ? { practice: 'P' } : { lcp, practice: 'P' };
    const cube = cubeOf([...city, stray]);
    expect(chainsOf(cube, ['lcp', 'practice'])).toEqual([]);
    expect(rowsOf(cube, ['lcp', 'practice'], true)).toContain('all P 4');
    expect(rowsOf(cube, ['lcp', 'practice'])).toContain('B Q 0');
  }
});

test('people outside the population are of no account, but for where a practice without others is', () => {
  const outside = { isOutside: true, people: 9 };
  const cube = cubeOf([
    ...city,
    { lcp: 'B', practice: 'P', ...outside },
    { lcp: 'B', practice: 'S', ...outside },
  ]);
  expect(rowsOf(cube, ['lcp', 'practice'])).toEqual(['A P 3', 'A Q 4', 'B R 5', 'B S 0']);
});

test('a filter on either level leaves the nesting as it is', () => {
  const cube = cubeOf(city);
  expect(rowsOf(cube, ['lcp', 'practice'], true, { lcp: ['A'] })).toEqual([
    ...['A P 3', 'A Q 4', 'A all 7', 'all all 7'],
  ]);
  expect(rowsOf(cube, ['lcp', 'practice'], true, { practice: ['P', 'R'] })).toEqual([
    ...['A P 3', 'A all 3', 'B R 5', 'B all 5', 'all all 8'],
  ]);
  const strays = cubeOf([...city, { lcp: 'B', practice: 'P' }]);
  expect(rowsOf(strays, ['lcp', 'practice'], false, { lcp: ['A'] })).toContain('A R 0');
});

test('practices of no network are not nested through it where they are of several LCPs', () => {
  const cube = cubeOf([...city, { lcp: 'A', practice: 'S' }, { lcp: 'B', practice: 'S' }]);
  const chains = chainsOf(cube, ['practice', 'pcn', 'lcp']).map(({ dimensions }) => dimensions);
  expect(chains).toEqual([['lcp', 'pcn']]);
});

test('each single age is in the band of its limits, whoever there is', () => {
  const rows = rowsOf(cubeOf([{ age: 104 }, { age: null }]), ['age_band', 'age'], true);
  expect(rows).toHaveLength(121 + 19 + 2 + 1);
  expect(rows).toEqual(
    expect.arrayContaining(['0-4 4 0', '5-9 5 0', '85-89 89 0', '90+ 90 0', '90+ 104 1']),
  );
  expect(rows).toEqual(expect.arrayContaining(['90+ all 1', 'not-known not-known 1', 'all all 2']));
});

test('merged ages are in a band only where all of them are', () => {
  const cube = cubeOf([{ age: 1 }, { age: 7 }]);
  const within = mergeCube(cube, { age: [['1', '2']] });
  expect(rowsOf(within, ['age_band', 'age'])).toContain('0-4 1+2 1');
  expect(chainsOf(mergeCube(cube, { age: [['4', '5']] }), ['age_band', 'age'])).toEqual([]);
  const wide = mergeCube(cube, { age: [['4', '5']], age_band: [['0-4', '5-9']] });
  expect(rowsOf(wide, ['age_band', 'age'])).toContain('0-4+5-9 4+5 0');
});

const someOf = (practices: number) =>
  fc.record({
    lcp: fc.constantFrom('A', 'B', undefined),
    pcn: fc.constantFrom('X', 'Y', 'Z', undefined),
    practice: fc.constantFrom(...['P', 'Q', 'R', 'S'].slice(0, practices), undefined),
    age: fc.option(fc.nat(120)),
    people: fc.nat(9),
    isOutside: fc.boolean(),
  }) as fc.Arbitrary<Some>;

test('whatever is nested, nobody is lost: rows without totals add up to those who pass', () => {
  const asks = fc.record({
    some: fc.array(someOf(4), { maxLength: 6 }),
    by: fc.shuffledSubarray(['lcp', 'pcn', 'practice', 'age_band', 'sex'] as const),
    filters: fc.record(
      { lcp: fc.subarray(['A', 'B', 'not-allocated']), practice: fc.subarray(['P', 'not-known']) },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Filters>,
  });
  let nested = 0;
  fc.assert(
    fc.property(asks, ({ some, by, filters }) => {
      const cube = cubeOf(some);
      nested += chainsOf(cube, by).length;
      const ask = { filters, keys: ['people'] };
      const rows = aggregate(cube, { ...ask, by, totals: true });
      const leaves = rows.filter(({ codes }) => !codes.includes('all'));
      const [everybody] = aggregate(cube, { ...ask, by: [], totals: false });
      const total = leaves.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0);
      expect(total).toBe(everybody?.sums[0]);
      expect(rows.at(-1)?.sums[0]).toBe(everybody?.sums[0]);
      const keys = rows.map(({ codes }) => codes.join(' '));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { codes, sums } of rows.filter((row) => row.codes.includes('all'))) {
        const parts = leaves.filter((leaf) =>
          codes.every((code, at) => code === 'all' || code === leaf.codes[at]),
        );
        expect(parts.reduce((sum, part) => sum + (part.sums[0] ?? 0), 0)).toBe(sums[0]);
      }
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
  expect(nested).toBeGreaterThan(90);
});
