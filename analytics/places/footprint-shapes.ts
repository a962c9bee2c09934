import type { Shapes } from '../contract/methods.ts';
import { dissolve } from './dissolve.ts';
import type { BoundarySet, Footprint, Places } from './places.ts';

/** The most detailed of several sets of boundaries on one vintage. */
function boundariesOn(vintage: string, places: Places): BoundarySet | null {
  const sets = places.boundaries.filter((set) => set.vintage === vintage);
  return sets.sort((a, b) => b.points - a.points)[0] ?? null;
}

/**
 * The footprint to draw: the one that a lookup gives, else the one derived from the extract; of
 * both, the first whose vintage has boundaries. Null where nothing can be drawn.
 */
export function footprintToDraw(places: Places, derived: Footprint | null): Footprint | null {
  const drawable = [places.footprint, derived].find(
    (footprint) => footprint !== null && boundariesOn(footprint.vintage, places) !== null,
  );
  return drawable ?? null;
}

/** Areas left out are counted where the boundaries are of the footprint's own place. */
function methodOf({ method }: Footprint, areas: number, drawn: number): string {
  const left = areas - drawn;
  return left === 0 || drawn * 2 < areas ? method : `${method}; areas without an LCP: ${left}`;
}

/**
 * The outlines of LCP footprints: areas dissolved into the LCPs that a footprint gives them, the
 * lookup's where none is handed in, in the order of the lookup. Areas without an LCP are left out,
 * and counted in the method. Null where there is no footprint, or no boundaries, on this vintage.
 */
export function footprintShapes(
  places: Places,
  vintage: string,
  footprint: Footprint | null = places.footprint,
): Shapes | null {
  const set = boundariesOn(vintage, places);
  if (footprint === null || set === null || footprint.vintage !== vintage) return null;
  const members = set.areas.flatMap((area) => {
    const group = footprint.lcpOf.get(area.code);
    return group === undefined ? [] : [{ area, group }];
  });
  if (members.length === 0) return null;
  const outlines = new Map(dissolve(members).map((outline) => [outline.group, outline.polygons]));
  const codes = [...new Set([...places.lcps.keys(), ...outlines.keys()])];
  return {
    level: 'lcp',
    features: codes.flatMap((code) => {
      const coordinates = outlines.get(code);
      return coordinates === undefined
        ? []
        : [{ code, label: places.lcps.get(code) ?? code, coordinates }];
    }),
    method: methodOf(footprint, set.areas.length, members.length),
  };
}
