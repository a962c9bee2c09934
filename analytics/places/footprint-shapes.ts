import type { Shapes } from '../contract/methods.ts';
import { dissolve } from './dissolve.ts';
import type { BoundarySet, Places } from './places.ts';

function detailOf({ areas }: BoundarySet): number {
  return areas.reduce(
    (sum, { coordinates }) => sum + coordinates.flat().reduce((n, ring) => n + ring.length, 0),
    0,
  );
}

/** The most detailed of several boundary files on one vintage. */
function boundariesOn(vintage: string, places: Places): BoundarySet | null {
  const sets = places.boundaries.filter((set) => set.vintage === vintage);
  return sets.sort((a, b) => detailOf(b) - detailOf(a))[0] ?? null;
}

/**
 * The outlines of LCP footprints: areas dissolved into the LCPs that a lookup gives them, in the
 * order of the lookup. Areas without an LCP are left out, and counted in the method. Null where
 * there is no lookup, or no boundaries, on this vintage.
 */
export function footprintShapes(places: Places, vintage: string): Shapes | null {
  const { footprint } = places;
  const set = boundariesOn(vintage, places);
  if (footprint === null || set === null || footprint.vintage !== vintage) return null;
  const members = set.areas.flatMap((area) => {
    const group = footprint.lcpOf.get(area.code);
    return group === undefined ? [] : [{ area, group }];
  });
  if (members.length === 0) return null;
  const outlines = new Map(dissolve(members).map((outline) => [outline.group, outline.polygons]));
  const codes = [...new Set([...places.lcps.keys(), ...outlines.keys()])];
  const left = set.areas.length - members.length;
  return {
    level: 'lcp',
    features: codes.flatMap((code) => {
      const coordinates = outlines.get(code);
      return coordinates === undefined
        ? []
        : [{ code, label: places.lcps.get(code) ?? code, coordinates }];
    }),
    method: left === 0 ? footprint.method : `${footprint.method}; areas without an LCP: ${left}`,
  };
}
