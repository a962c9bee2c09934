import { expect, test } from 'vitest';
import { isBeyondChance, upperTail } from '../../analytics/sources/screening/chance.ts';

const byChance = 1 / 11;

/** P(K >= passes) by recurrence over the tries. */
function naive(passes: number, tries: number, chance: number): number {
  let ways = [1];
  for (let one = 0; one < tries; one += 1) {
    ways = Array.from(
      { length: ways.length + 1 },
      (_, k) => (ways[k] ?? 0) * (1 - chance) + (ways[k - 1] ?? 0) * chance,
    );
  }
  return ways.slice(passes).reduce((sum, share) => sum + share, 0);
}

test('the upper tail of the binomial equals that of a walk over all tries', () => {
  for (const [passes, tries] of [
    [1, 1],
    [8, 10],
    [11, 20],
    [18, 50],
    [41, 200],
    [120, 1000],
  ] as const) {
    const expected = naive(passes, tries, byChance);
    expect(Math.abs(upperTail(passes, tries, byChance) / expected - 1)).toBeLessThan(1e-6);
  }
  expect(upperTail(0, 10, byChance)).toBe(1);
});

test('8 of 10, 11 of 20, 18 of 50 and 41 of 200 are beyond chance, and one fewer of 10 is not', () => {
  for (const [passes, tries] of [
    [6, 6],
    [8, 10],
    [11, 20],
    [18, 50],
    [41, 200],
  ] as const)
    expect([passes, isBeyondChance(passes, tries, byChance)]).toEqual([passes, true]);
  for (const [passes, tries] of [
    [5, 5],
    [7, 10],
    [5, 50],
    [18, 200],
    [182, 2000],
  ] as const)
    expect([passes, isBeyondChance(passes, tries, byChance)]).toEqual([passes, false]);
});
