import { residualCodes } from '../contract/dimensions.ts';
import { type Cube, peopleKey } from './cube.ts';
import { sieveOf } from './sieve.ts';

/** Which combinations of categories of nested dimensions there are, the last moving fastest: 1 or 0. */
export type Level = Uint8Array;

/** Marks the combinations that hold anybody, asked about or not, inside the population or outside it. */
export function heldBy(asked: Cube, of: readonly number[], isInside: boolean): Level {
  const cube = asked.whole ?? asked;
  const axes = of.map((axis) =>
    cube.axes.findIndex(({ dimension }) => dimension === asked.axes[axis]?.dimension),
  );
  const size = axes.reduce((product, axis) => product * sizeOf(cube, axis), 1);
  const held = new Uint8Array(size);
  const people = cube.counts.get(peopleKey) ?? new Uint32Array(cube.cells);
  const isAsked = cube.patterns.map((pattern) => pattern.isInside === isInside);
  sieveOf(cube)
    .slots(axes)
    .forEach((slot, cell) => {
      const isHeld = isAsked[cube.pattern[cell] as number] && (people[cell] as number) > 0;
      if (isHeld) held[slot] = 1;
    });
  return held;
}

export const sizeOf = ({ axes }: Cube, axis: number): number => axes[axis]?.categories.length ?? 0;

/** The places of the combinations above in which a category is, at most two of them. */
function placesOf(held: Level, size: number, category: number): readonly number[] {
  const places: number[] = [];
  for (let slot = category; slot < held.length && places.length < 2; slot += size) {
    if (held[slot] === 1) places.push((slot - category) / size);
  }
  return places;
}

/**
 * The combinations of the last axis with those `above` it, where each of its categories that has anybody
 * in the population is in one of them; null where one is in several. People of no category may be in
 * any. A category without such people goes where those outside the population are, or else nowhere.
 */
export function levelBy(cube: Cube, axes: readonly number[], above: Level): Level | null {
  const child = axes.at(-1) as number;
  const size = sizeOf(cube, child);
  const inside = heldBy(cube, axes, true);
  const outside = heldBy(cube, axes, false);
  const level = inside.slice();
  for (const [place, { code }] of (cube.axes[child]?.categories ?? []).entries()) {
    if (residualCodes.includes(code)) continue;
    const own = placesOf(inside, size, place);
    if (own.length > 1) return null;
    const [only, other] = own.length === 0 ? placesOf(outside, size, place) : [];
    const isPlaced = only !== undefined && other === undefined && above[only] === 1;
    if (isPlaced) level[only * size + place] = 1;
  }
  return level;
}
