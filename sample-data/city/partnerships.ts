import type { Random } from '../random.ts';
import type { Border } from './borders.ts';
import { centresOf } from './centres.ts';
import { grow } from './grow.ts';
import { distance, type Spot } from './relief.ts';

/** Groups the areas into partnerships, each in one piece, numbered from the centre outwards. */
export function partnershipsOf(
  hearts: readonly Spot[],
  borders: readonly Border[],
  wanted: number,
  random: Random,
): number[] {
  const beside = hearts.map(() => new Set<number>());
  for (const { left, right } of borders) {
    if (left === -1 || right === -1) continue;
    beside[left]?.add(right);
    beside[right]?.add(left);
  }
  const centres = centresOf(hearts, wanted, 14, random).sort(
    (a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y),
  );
  const seeds = centres.map((centre) =>
    hearts.reduce(
      (best, heart, area) =>
        distance(heart, centre) < distance(hearts[best] as Spot, centre) ? area : best,
      0,
    ),
  );
  const owner = grow(hearts.length, seeds, (area, reach) => {
    for (const next of beside[area] ?? []) {
      reach(next, distance(hearts[area] as Spot, hearts[next] as Spot));
    }
  });
  return [...owner];
}
