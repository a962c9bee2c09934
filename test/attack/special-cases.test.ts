import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import type { CountSystem } from '../../analytics/attack/count-system.ts';

type Given = readonly (readonly [number, number])[];

function systemOf(
  limits: Given,
  sums: CountSystem['sums'] = [],
  within: CountSystem['within'] = [],
) {
  const lower = Float64Array.from(limits, ([from]) => from);
  const upper = Float64Array.from(limits, ([, to]) => to);
  return { lower, upper, sums, within };
}

const hidden = [1, Infinity] as const;
const shown = (n: number) => [n, n] as const;
const about = (n: number) => [n - 2, n + 2] as const;

test('nothing known and nothing asked is feasible and tells nothing', async () => {
  expect(await attack(systemOf([]), [])).toEqual({ feasible: true, narrow: [] });
});

test('a count by itself is known as closely as its own limits say', async () => {
  const targets = [{ at: 0, width: 8 }];
  expect(await attack(systemOf([hidden]), targets)).toEqual({ feasible: true, narrow: [] });
  expect(await attack(systemOf([[0, 8]]), targets)).toEqual({ feasible: true, narrow: [] });
  const narrow = [{ at: 0, lower: 0, upper: 7, sums: [] }];
  expect(await attack(systemOf([[0, 7]]), targets)).toEqual({ feasible: true, narrow });
});

test('a shown count is known exactly, and no sum is needed for that', async () => {
  const system = systemOf([shown(9), shown(4), shown(5)], [{ total: 0, parts: [1, 2] }]);
  const narrow = [{ at: 1, lower: 4, upper: 4, sums: [] }];
  expect(await attack(system, [{ at: 1, width: 8 }])).toEqual({ feasible: true, narrow });
});

test('a single hidden part is its total less the others, by that one sum', async () => {
  const sums = [
    { total: 3, parts: [4, 5] },
    { total: 0, parts: [1, 2] },
  ];
  const system = systemOf([shown(12), shown(9), hidden, hidden, hidden, hidden], sums);
  const { narrow } = await attack(system, [
    { at: 2, width: 8 },
    { at: 4, width: 8 },
  ]);
  expect(narrow).toEqual([{ at: 2, lower: 3, upper: 3, sums: [1] }]);
});

test('two hidden parts are as far apart as their sum allows, to the last place', async () => {
  const sums = [{ total: 0, parts: [1, 2] }];
  const both = [
    { at: 1, width: 8 },
    { at: 2, width: 8 },
  ];
  const wide = await attack(systemOf([shown(10), hidden, hidden], sums), both);
  expect(wide.narrow).toEqual([]);
  const { narrow } = await attack(systemOf([shown(9), hidden, hidden], sums), both);
  expect(narrow).toEqual(both.map(({ at }) => ({ at, lower: 1, upper: 8, sums: [0] })));
});

test('a part is no more than its whole', async () => {
  const system = systemOf([hidden, [0, 6], hidden], [], [{ part: 0, whole: 1 }]);
  const { narrow } = await attack(system, [
    { at: 0, width: 8 },
    { at: 2, width: 8 },
  ]);
  expect(narrow).toEqual([{ at: 0, lower: 1, upper: 6, sums: [] }]);
});

test('counts that contradict each other are not feasible, wherever that shows', async () => {
  const target = [{ at: 1, width: 8 }];
  const sums = [{ total: 0, parts: [1, 2] }];
  const contrary = { feasible: false, narrow: [] };
  expect(await attack(systemOf([shown(5), hidden, shown(7)], sums), target)).toEqual(contrary);
  expect(await attack(systemOf([[5, 4]]), [])).toEqual(contrary);
  expect(await attack(systemOf([shown(5), shown(1), shown(3)], sums), [])).toEqual(contrary);
  expect(
    await attack(systemOf([hidden, [7, 9], [0, 6]], [], [{ part: 1, whole: 2 }]), target),
  ).toEqual(contrary);
});

test('a contradiction that only all sums together show is found, away from any target too', async () => {
  const ring = [
    { total: 0, parts: [2, 3] },
    { total: 1, parts: [4, 5] },
    { total: 6, parts: [2, 4] },
    { total: 7, parts: [3, 5] },
  ];
  const open = Array(4).fill([0, Infinity]);
  const limits: Given = [shown(30), shown(30), ...open, [0, 29], [0, 29], [0, 9]];
  const found = await attack(systemOf(limits, ring), [{ at: 8, width: 8 }]);
  expect(found).toEqual({ feasible: false, narrow: [] });
});

test('a total that is a part of its own parts does not mislead', async () => {
  const sums = [
    { total: 0, parts: [1, 2] },
    { total: 1, parts: [0, 3] },
  ];
  const nought = [0, Infinity] as const;
  const { feasible, narrow } = await attack(
    systemOf([nought, nought, nought, nought], sums),
    [0, 1, 2, 3].map((at) => ({ at, width: 8 })),
  );
  expect(feasible).toBe(true);
  expect(narrow.map(({ at }) => at)).toEqual([2, 3]);
  for (const { lower, upper } of narrow) expect([lower, upper]).toEqual([0, 0]);
});

test('a part that a sum names twice counts twice', async () => {
  const system = systemOf([shown(12), [0, 100], [0, 4]], [{ total: 0, parts: [1, 1, 2] }]);
  const { narrow } = await attack(system, [{ at: 1, width: 8 }]);
  expect(narrow).toEqual([{ at: 1, lower: 4, upper: 6, sums: [0] }]);
});

test('tens of millions are told as exactly as tens', async () => {
  const sums = [
    { total: 0, parts: [1, 2] },
    { total: 3, parts: [1, 4] },
    { total: 5, parts: [2, 4] },
  ];
  const system = systemOf(
    [about(30_000_000), hidden, hidden, about(20_000_003), hidden, about(49_999_995)],
    sums,
  );
  const { narrow } = await attack(
    system,
    [1, 2, 4].map((at) => ({ at, width: 8 })),
  );
  const half = (n: number) => [n / 2 - 3, n / 2 + 3];
  expect(narrow.map(({ lower, upper }) => [lower, upper].map(Math.round))).toEqual([
    half(30_000_000 + 20_000_003 - 49_999_995),
    half(30_000_000 + 49_999_995 - 20_000_003),
    half(20_000_003 + 49_999_995 - 30_000_000),
  ]);
  for (const { lower, upper } of narrow) {
    expect(Math.abs(lower - Math.round(lower))).toBeLessThan(1e-6);
    expect(Math.abs(upper - Math.round(upper))).toBeLessThan(1e-6);
  }
});

test('a width that is next to nothing asks for nothing, and a little more for a little', async () => {
  const system = systemOf([shown(12), shown(9), hidden], [{ total: 0, parts: [1, 2] }]);
  expect((await attack(system, [{ at: 2, width: 0 }])).narrow).toEqual([]);
  expect((await attack(system, [{ at: 2, width: 1e-7 }])).narrow).toEqual([]);
  expect((await attack(system, [{ at: 2, width: 1e-5 }])).narrow).toHaveLength(1);
});

test('one count with two widths is judged by each', async () => {
  const targets = [
    { at: 0, width: 5 },
    { at: 0, width: 8 },
  ];
  const { narrow } = await attack(systemOf([[0, 6]]), targets);
  expect(narrow).toHaveLength(1);
});

test('what does not matter is not found, and takes no place of what is looked for', async () => {
  const system = {
    lower: Float64Array.of(20, 0, 0, 9),
    upper: Float64Array.of(20, 30, 30, 9),
    sums: [{ total: 0, parts: [1, 2, 3] }],
    within: [],
  };
  const targets = [
    { at: 1, width: 12, matters: () => false },
    { at: 2, width: 12, matters: (lower: number) => lower < 5 },
    { at: 3, width: 12, matters: () => false },
  ];
  const { narrow } = await attack(system, targets, { most: 1 });
  expect(narrow).toEqual([{ at: 2, lower: 0, upper: 11, sums: [0] }]);
});
