import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import { naiveAttack, naiveInterval } from './naive-attack.ts';
import { banded, flat, type Guarded, randomPair, randomTable, type Shape } from './random-table.ts';

const small = { width: 8, hidden: 0.25, largest: 40 };
const shapes: readonly (readonly [string, number, Shape])[] = [
  ['two dimensions, exact', 40, { ...small, trees: [flat(5), flat(4)], base: 1 }],
  ['two dimensions, rounded', 40, { ...small, trees: [flat(5), flat(4)], base: 5 }],
  ['bands of ages, exact', 30, { ...small, trees: [banded(3, 2), flat(3)], base: 1 }],
  ['bands of ages, rounded', 30, { ...small, trees: [banded(3, 2), flat(3)], base: 5 }],
  [
    'three dimensions, exact',
    20,
    { ...small, hidden: 0.6, trees: [flat(4), flat(3), flat(2)], base: 1 },
  ],
  ['three dimensions, rounded', 20, { ...small, trees: [flat(3), banded(2, 2), flat(2)], base: 6 }],
  [
    'mostly hidden',
    20,
    { ...small, hidden: 0.8, trees: [flat(4), flat(3), flat(2)], base: 1, width: 20 },
  ],
];

/** What is found, and that it is the same as one linear program for each end of each target finds. */
async function expectAgreement({ system, targets, truth }: Guarded): Promise<number> {
  const found = await attack(system, targets);
  const naive = await naiveAttack(system, targets);
  expect(found.feasible).toBe(true);
  expect(naive.feasible).toBe(true);
  expect(found.narrow.map(({ at }) => at)).toEqual(naive.narrow.map(({ at }) => at));
  for (const [k, { at, lower, upper }] of found.narrow.entries()) {
    expect(Math.abs(lower - (naive.narrow[k]?.lower ?? Number.NaN))).toBeLessThan(1e-6);
    expect(Math.abs(upper - (naive.narrow[k]?.upper ?? Number.NaN))).toBeLessThan(1e-6);
    expect(truth[at]).toBeGreaterThan(lower - 1e-6);
    expect(truth[at]).toBeLessThan(upper + 1e-6);
  }
  return found.narrow.length;
}

test.each(shapes)(
  '%s: the same targets as by naive linear programs',
  async (_, tables, shape) => {
    let [narrow, targets] = [0, 0];
    for (let seed = 1; seed <= tables; seed++) {
      const table = randomTable(seed, shape);
      narrow += await expectAgreement(table);
      targets += table.targets.length;
    }
    expect(narrow).toBeGreaterThan(tables);
    expect(narrow).toBeLessThan(targets);
  },
  120_000,
);

test('counts within denominators: the same targets as by naive linear programs', async () => {
  let narrow = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const base = seed % 2 === 0 ? 5 : 1;
    const shape = { ...small, trees: [flat(3), flat(3)], base, hidden: 0.4 };
    narrow += await expectAgreement(randomPair(seed, shape));
  }
  expect(narrow).toBeGreaterThan(40);
}, 120_000);

test('the sums that are told give the limits without any other sum', async () => {
  let checked = 0;
  for (const [, , shape] of shapes) {
    for (let seed = 101; seed <= 108; seed++) {
      const { system, targets } = randomTable(seed, shape);
      const { narrow } = await attack(system, targets);
      for (const { at, lower, upper, sums } of narrow) {
        const few = sums.flatMap((place) => system.sums[place] ?? []);
        const [from = Number.NaN, to = Number.NaN] =
          (await naiveInterval({ ...system, sums: few }, at)) ?? [];
        expect(Math.abs(from - lower)).toBeLessThan(1e-6);
        expect(Math.abs(to - upper)).toBeLessThan(1e-6);
        checked++;
      }
    }
  }
  expect(checked).toBeGreaterThan(200);
}, 120_000);

test('another seed and a larger system find the same', async () => {
  const shape = { ...small, trees: [flat(6), banded(3, 2), flat(3)], base: 5 };
  for (let seed = 1; seed <= 5; seed++) {
    const { system, targets } = randomTable(seed, shape);
    const [first, second] = [
      await attack(system, targets),
      await attack(system, targets, { seed: 77 }),
    ];
    expect(second.narrow.map(({ at }) => at)).toEqual(first.narrow.map(({ at }) => at));
    expect(first.narrow.length).toBeGreaterThan(0);
  }
}, 60_000);
