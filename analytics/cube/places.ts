import { type Dimension, type Filters, residualCodes } from '../contract/dimensions.ts';
import type { Places, Within } from '../contract/released.ts';
import { shownCategories } from './aggregate.ts';
import type { Cube } from './cube.ts';
import { heldBy, sizeOf } from './nested-level.ts';

/** Dimensions of places, and those that they are within. */
const wider: Readonly<Partial<Record<Dimension, readonly Dimension[]>>> = {
  lcp: [],
  pcn: ['lcp'],
  practice: ['pcn', 'lcp'],
};

/** The dimensions of places, narrowest last. */
export const placeDimensions = Object.keys(wider) as Dimension[];

/** Whether a table tells places apart, by its rows or by a filter. */
export const namesPlaces = (by: readonly Dimension[], filters: Filters): boolean =>
  placeDimensions.some((dimension) => by.includes(dimension) || filters[dimension] !== undefined);

/** The category of one axis that each of another is within; null where one is within several. */
function withinEach(cube: Cube, above: number, below: number): ReadonlyMap<string, string> | null {
  const axes = [above, below];
  const [inside, outside] = [heldBy(cube, axes, true), heldBy(cube, axes, false)];
  const size = sizeOf(cube, below);
  const codes = new Map<string, string>();
  for (const [place, { code }] of (cube.axes[below]?.categories ?? []).entries()) {
    if (residualCodes.includes(code)) continue;
    for (const [at, category] of (cube.axes[above]?.categories ?? []).entries()) {
      const slot = at * size + place;
      if (inside[slot] !== 1 && outside[slot] !== 1) continue;
      if (codes.has(code)) return null;
      codes.set(code, category.code);
    }
  }
  return codes;
}

/** A dimension of which one category is within several is left out. */
function withinOf(cube: Cube): Within {
  const axisOf = (dimension: Dimension) =>
    cube.axes.findIndex((axis) => axis.dimension === dimension);
  const entries = placeDimensions.flatMap((name) => {
    const all = (wider[name] ?? []).flatMap((parent) => {
      const [above, below] = [axisOf(parent), axisOf(name)];
      const codes = above < 0 || below < 0 ? null : withinEach(cube, above, below);
      return codes === null || codes.size === 0
        ? []
        : [[parent, Object.fromEntries(codes)] as const];
    });
    return all.length === 0 ? [] : [[name, Object.fromEntries(all)] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * Which practices, networks and partnerships there are, and which are within which, by all people of a
 * cube: whoever has the lists of places knows it, so that whoever checks a table must.
 */
export function placesOf(cube: Cube): Places {
  const held = placeDimensions.filter((name) =>
    cube.axes.some(({ dimension }) => dimension === name),
  );
  const codes = held.map((name) => {
    const categories = shownCategories(cube, name, { filters: {} });
    return [name, categories.map(({ code }) => code)] as const;
  });
  return { within: withinOf(cube), codes: Object.fromEntries(codes) };
}
