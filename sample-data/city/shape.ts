import type { AreaShape } from '../../analytics/places/places.ts';
import type { Border } from './borders.ts';
import { degrees } from './projection.ts';
import { doubleArea, ringsOf } from './rings.ts';

/** The shape of an area: outer rings anticlockwise, holes clockwise (RFC 7946). */
export function shapeOf(
  { code, name }: { readonly code: string; readonly name: string },
  area: number,
  borders: readonly Border[],
): AreaShape {
  const rings = ringsOf(area, borders);
  const outer = rings.filter((ring) => doubleArea(ring) > 0);
  const holes = rings.filter((ring) => doubleArea(ring) <= 0);
  const coordinates = outer.map((ring, index) =>
    [ring, ...(index === 0 ? holes : [])].map((spots) => spots.map(degrees)),
  );
  return { code, name, coordinates };
}
