import type { Shapes } from '../../contract/methods.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { deriveFootprint, footprintFrom, footprintRemarks } from '../../places/derive-footprint.ts';
import { footprintShapes, footprintToDraw } from '../../places/footprint-shapes.ts';
import type { Footprint, Places } from '../../places/places.ts';
import { sql } from '../../sql/sql.ts';
import type { Placement } from './placement.ts';

export interface DrawnFootprint {
  /** Null where nothing says which areas belong to an LCP, or where they are not drawn. */
  readonly shapes: Shapes | null;
  readonly remarks: readonly string[];
}

interface Derived {
  readonly footprint: Footprint;
  readonly remarks: readonly string[];
}

/** The footprint that the registered people themselves make; null where they are not registered. */
async function derive(
  database: Database,
  { lcpFrom, vintage }: Placement,
  { boundaries }: Places,
): Promise<Derived | null> {
  const isRegistered = lcpFrom === 'practice' || lcpFrom === 'pcn';
  if (!isRegistered || vintage === null) return null;
  const counts = await database.rows<{ lsoa: string; lcp: string; people: number }>(
    sql`SELECT CAST(lsoa AS VARCHAR) AS lsoa, CAST(lcp AS VARCHAR) AS lcp,
        count(*)::DOUBLE AS people
      FROM person WHERE lsoa IS NOT NULL AND lcp IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
  const derived = deriveFootprint(counts);
  const drawn = boundaries.find((set) => set.vintage === vintage)?.areas.map(({ code }) => code);
  return {
    footprint: footprintFrom(derived, vintage),
    remarks: footprintRemarks(derived, drawn ?? []),
  };
}

/** Outlines of the LCPs: by the given lookup, else by where most registered people of an area belong. */
export async function drawFootprint(
  database: Database,
  placement: Placement,
  places: Places,
): Promise<DrawnFootprint> {
  if (places.boundaries.length === 0) return { shapes: null, remarks: [] };
  const derived = places.footprint === null ? await derive(database, placement, places) : null;
  const footprint = footprintToDraw(places, derived?.footprint ?? null);
  if (footprint === null) return { shapes: null, remarks: [] };
  return {
    shapes: footprintShapes(places, footprint.vintage, footprint),
    remarks: footprint === derived?.footprint ? derived.remarks : [],
  };
}
