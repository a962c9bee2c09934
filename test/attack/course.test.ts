import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import { loadSolver } from '../../analytics/attack/load-solver.ts';
import { banded, flat, randomTable } from './random-table.ts';

const shape = { trees: [flat(9), banded(3, 3), flat(3)], width: 8, hidden: 0.1, largest: 60 };
const table = randomTable(3, { ...shape, base: 5 });

test('an attack that is given up beforehand does not begin', async () => {
  const signal = AbortSignal.abort(new Error('Given up.'));
  await expect(attack(table.system, table.targets, { signal })).rejects.toThrow('Given up.');
});

test('an attack under way ends with the reason of its signal, and the solver works on', async () => {
  const giveUp = new AbortController();
  const under = attack(table.system, table.targets, {
    signal: giveUp.signal,
    progress: (share) => {
      if (share > 0.2) giveUp.abort(new Error('Given up.'));
    },
  });
  await expect(under).rejects.toThrow('Given up.');
  const { narrow } = await attack(table.system, table.targets, { most: 3 });
  expect(narrow).toHaveLength(3);
});

test('progress rises to everything, and other work has its turn meanwhile', async () => {
  const shares: number[] = [];
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await attack(table.system, table.targets, { progress: (share) => shares.push(share) });
  clearInterval(ticking);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(turns).toBeGreaterThan(0);
});

test('of many narrow targets no more are told than asked for, and those as they are', async () => {
  const all = await attack(table.system, table.targets);
  const few = await attack(table.system, table.targets, { most: 5 });
  expect(all.narrow.length).toBeGreaterThan(5);
  expect(few.narrow).toHaveLength(5);
  for (const { at, lower, upper } of few.narrow) {
    const same = all.narrow.find((narrow) => narrow.at === at);
    expect(Math.abs(lower - (same?.lower ?? Number.NaN))).toBeLessThan(1e-6);
    expect(Math.abs(upper - (same?.upper ?? Number.NaN))).toBeLessThan(1e-6);
  }
});

test('attack after attack takes no more memory of the solver', async () => {
  const solver = await loadSolver();
  const once = () => attack(table.system, table.targets, { most: 5 });
  for (let k = 0; k < 5; k++) await once();
  const before = solver.memoryBytes;
  for (let k = 0; k < 25; k++) await once();
  expect(solver.memoryBytes).toBe(before);
});
