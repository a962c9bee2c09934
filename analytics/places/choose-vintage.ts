import type { DeprivationTable, Places } from './places.ts';
import { codesByVintage } from './settle-vintage.ts';

export interface VintageChoice {
  readonly vintage: string;
  /** Codes that no list of this vintage holds. */
  readonly missing: number;
}

function knownOf(vintage: string, places: Places): number {
  return (
    places.deprivation.filter((table) => table.vintage === vintage).length +
    places.boundaries.filter((set) => set.vintage === vintage).length +
    (places.footprint?.vintage === vintage ? 1 : 0) +
    (places.population?.vintage === vintage ? 1 : 0)
  );
}

/**
 * The area vintage that an extract uses: the one whose lists miss fewest of its codes, as most
 * codes are the same in several vintages. Of equals, the one of which the files say most, then the
 * first by name. Null where no list holds any of the codes.
 */
export function chooseVintage(codes: readonly string[], places: Places): VintageChoice | null {
  const choices = [...codesByVintage(places)]
    .map(([vintage, list]) => ({
      vintage,
      missing: codes.filter((code) => !list.has(code)).length,
    }))
    .filter(({ missing }) => missing < codes.length)
    .sort(
      (a, b) =>
        a.missing - b.missing ||
        knownOf(b.vintage, places) - knownOf(a.vintage, places) ||
        (a.vintage < b.vintage ? -1 : 1),
    );
  return choices[0] ?? null;
}

/** The deprivation table on a vintage: of several, the one that lists most areas. */
export function deprivationOn(vintage: string, places: Places): DeprivationTable | null {
  const tables = places.deprivation.filter((table) => table.vintage === vintage);
  return tables.sort((a, b) => b.deciles.size - a.deciles.size)[0] ?? null;
}
