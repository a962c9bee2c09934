import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import type { CountSystem } from '../../analytics/attack/count-system.ts';
import { flat, randomTable } from './random-table.ts';

/** The inner counts of a two-way table of `rows` by `columns`, laid out with their totals first. */
function innerPlaces(rows: number, columns: number): readonly number[] {
  return [...Array(rows * columns).keys()].map(
    (k) => (Math.floor(k / columns) + 1) * (columns + 1) + (k % columns) + 1,
  );
}

function totalled({ sums }: CountSystem, counts: Float64Array): Float64Array {
  const inner = [...sums].filter(({ total }) => total > 0);
  for (const { total, parts } of [...inner, ...sums.filter(({ total }) => total === 0)]) {
    counts[total] = parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
  }
  return counts;
}

/** Every table of whole numbers, hidden inner ones up to `most`, that a reader could think is the true one. */
function possible(system: CountSystem, inner: readonly number[], most: number): Float64Array[] {
  const counts = new Float64Array(system.lower.length);
  const found: Float64Array[] = [];
  const isWithin = (at: number, n: number) =>
    n >= (system.lower[at] ?? 0) && n <= (system.upper[at] ?? 0);
  const fill = (k: number) => {
    const at = inner[k];
    if (at === undefined) {
      const whole = totalled(system, counts.slice());
      if (whole.every((n, place) => isWithin(place, n))) found.push(whole);
      return;
    }
    for (let n = 0; n <= most; n++) {
      if (!isWithin(at, n)) continue;
      counts[at] = n;
      fill(k + 1);
    }
  };
  fill(0);
  return found;
}

test('no table of whole numbers that a reader could think of lies outside the limits', async () => {
  const [most, inner] = [60, innerPlaces(3, 2)];
  let [checked, tight] = [0, 0];
  for (let seed = 1; seed <= 240; seed++) {
    const shape = { trees: [flat(3), flat(2)], width: 1e6, hidden: 0.1, largest: 60 };
    const { system, targets } = randomTable(seed, { ...shape, base: seed % 2 === 0 ? 3 : 1 });
    const choices = inner.map((at) =>
      Math.min(most + 1, (system.upper[at] ?? 0) - (system.lower[at] ?? 0) + 1),
    );
    if (choices.reduce((product, n) => product * n, 1) > 4000) continue;
    const tables = possible(system, inner, most);
    expect(tables.length).toBeGreaterThan(0);
    const { narrow } = await attack(system, targets);
    for (const { at, lower, upper } of narrow) {
      const values = tables.map((table) => table[at] ?? Number.NaN);
      const [least, greatest] = [
        values.reduce((a, b) => Math.min(a, b)),
        values.reduce((a, b) => Math.max(a, b)),
      ];
      expect(least).toBeGreaterThanOrEqual(lower - 1e-6);
      expect(greatest).toBeLessThanOrEqual(upper + 1e-6);
      checked++;
      if (least - lower < 1e-6 && upper - greatest < 1e-6) tight++;
    }
  }
  expect(checked).toBeGreaterThan(200);
  expect(tight / checked).toBeGreaterThan(0.9);
}, 60_000);
