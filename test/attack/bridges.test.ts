import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import { randomOf } from '../../analytics/attack/random.ts';
import { bridgesOf, type Edge } from './bridges.ts';
import { flat, randomTable } from './random-table.ts';

const [rows, columns] = [7, 6];

/** A table with exact totals of which each inner count is hidden by chance; no limits on those. */
function twoWay(seed: number) {
  const random = randomOf(seed + 500);
  const trees = [flat(rows), flat(columns)];
  const table = randomTable(seed, { trees, base: 1, width: 1, hidden: 0, largest: 60 });
  const isHidden = table.truth.map(
    (_, at) => at > columns && at % (columns + 1) > 0 && random() < 0.32,
  );
  const limit = (open: number) =>
    Float64Array.from(table.truth, (n, at) => (isHidden[at] ? open : n));
  const { sums } = table.system;
  const system = { lower: limit(-Infinity), upper: limit(Infinity), sums, within: [] };
  const hidden = [...isHidden.keys()].filter((at) => isHidden[at]);
  return { system, hidden, truth: table.truth };
}

test('in a two-way table with exact totals, those known exactly are the bridges', async () => {
  let [known, open] = [0, 0];
  for (let seed = 1; seed <= 150; seed++) {
    const { system, hidden, truth } = twoWay(seed);
    const targets = hidden.map((at) => ({ at, width: 1e-3 }));
    const edgeOf = (at: number): Edge => [Math.floor(at / (columns + 1)), at % (columns + 1)];
    const edges = new Map(hidden.map((at) => [at, edgeOf(at)]));
    const bridges = bridgesOf([...edges.values()]);
    const { feasible, narrow } = await attack(system, targets);
    const expected = [...edges].filter(([, edge]) => bridges.has(edge)).map(([at]) => at);
    expect(feasible).toBe(true);
    expect(narrow.map(({ at }) => at)).toEqual(expected);
    for (const { at, lower, upper } of narrow) {
      expect(lower).toBeCloseTo(truth[at] ?? Number.NaN, 6);
      expect(upper).toBeCloseTo(truth[at] ?? Number.NaN, 6);
    }
    known += expected.length;
    open += hidden.length - expected.length;
  }
  expect(known).toBeGreaterThan(150);
  expect(open).toBeGreaterThan(150);
}, 60_000);

test('a ring of hidden counts has no bridge, and a tail on it is one', () => {
  const ring: readonly Edge[] = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const tail: Edge = [2, 1];
  expect(bridgesOf(ring).size).toBe(0);
  expect([...bridgesOf([...ring, tail])]).toEqual([tail]);
});
