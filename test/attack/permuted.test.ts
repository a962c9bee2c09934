import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import type { CountSystem, Target } from '../../analytics/attack/count-system.ts';
import { randomOf } from '../../analytics/attack/random.ts';
import { banded, flat, randomPair, randomTable } from './random-table.ts';

function shuffled(length: number, random: () => number): readonly number[] {
  return [...Array(length).keys()]
    .map((at) => [random(), at] as const)
    .sort(([a], [b]) => a - b)
    .map(([, at]) => at);
}

/** The same system with its counts, sums and parts in another order, and where each count went. */
function permuted(system: CountSystem, targets: readonly Target[], seed: number) {
  const random = randomOf(seed);
  const old = shuffled(system.lower.length, random);
  const to = new Map(old.map((at, place) => [at, place]));
  const moved = (at: number) => to.get(at) ?? -1;
  const pick = (limits: Float64Array) => Float64Array.from(old, (at) => limits[at] ?? Number.NaN);
  const some = <Item>(items: readonly Item[]) =>
    shuffled(items.length, random).flatMap((place) => items[place] ?? []);
  const sums = some(system.sums).map(({ total, parts }) => ({
    total: moved(total),
    parts: some(parts).map(moved),
  }));
  const within = some(system.within).map(({ part, whole }) => ({
    part: moved(part),
    whole: moved(whole),
  }));
  return {
    system: { lower: pick(system.lower), upper: pick(system.upper), sums, within },
    targets: some(targets).map(({ at, width }) => ({ at: moved(at), width })),
    back: (place: number) => old[place] ?? -1,
  };
}

test('the order of counts, sums and targets changes nothing of what is found', async () => {
  let found = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const base = seed % 2 === 0 ? 5 : 1;
    const trees = [flat(4), banded(2, 2), flat(2)];
    const shape = { trees, base, width: 8, hidden: 0.5, largest: 40 };
    const given = seed % 3 === 0 ? randomPair(seed, shape) : randomTable(seed, shape);
    const other = permuted(given.system, given.targets, seed);
    const plain = await attack(given.system, given.targets);
    const moved = await attack(other.system, other.targets);
    const back = new Map(moved.narrow.map((narrow) => [other.back(narrow.at), narrow]));
    expect(moved.feasible).toBe(plain.feasible);
    expect([...back.keys()].sort((a, b) => a - b)).toEqual(plain.narrow.map(({ at }) => at));
    for (const { at, lower, upper } of plain.narrow) {
      expect(Math.abs(lower - (back.get(at)?.lower ?? Number.NaN))).toBeLessThan(1e-6);
      expect(Math.abs(upper - (back.get(at)?.upper ?? Number.NaN))).toBeLessThan(1e-6);
    }
    found += plain.narrow.length;
  }
  expect(found).toBeGreaterThan(100);
}, 60_000);
