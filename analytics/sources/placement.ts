import type { Category } from '../contract/dimensions.ts';
import { chooseVintage, deprivationOn } from '../places/choose-vintage.ts';
import type { DeprivationTable, Places } from '../places/places.ts';
import { slug } from '../places/slug.ts';

/** The different codes that the cleaned columns of an extract hold. */
export interface ExtractCodes {
  readonly lsoa: readonly string[];
  readonly practice: readonly string[];
  readonly pcn: readonly string[];
  readonly lcp: readonly string[];
}

/** How the people of an extract are placed. */
export interface Placement {
  readonly lcpFrom: 'practice' | 'lsoa' | 'extract' | null;
  /** In words for the record: registered, resident, or as the extract says. */
  readonly method: string | null;
  readonly vintage: string | null;
  /** The table that gives deciles by LSOA; null where the extract's own are used. */
  readonly deprivation: DeprivationTable | null;
  /** The extract's own LCP values, as codes. */
  readonly ownLcps: ReadonlyMap<string, string>;
  readonly lcps: readonly Category[];
}

const methods = {
  practice: 'registered: practice, PCN, LCP',
  lsoa: 'resident: LSOA, LCP',
  extract: 'as the extract says',
} as const;

/** An LCP written by code or by name, as a code: one of the lookup's, or a slug of the name. */
function lcpCode(value: string, places: Places): string {
  if (places.lcps.has(value)) return value;
  const code = slug(value);
  if (places.lcps.has(code)) return code;
  return /^[A-Za-z0-9_-]+$/.test(value) ? value : code;
}

function sourceOfLcp(codes: ExtractCodes, places: Places): Placement['lcpFrom'] {
  const hasPractice = codes.practice.some((code) => places.practices.get(code)?.lcp != null);
  if (hasPractice) return 'practice';
  if (codes.lsoa.some((code) => places.footprint?.lcpOf.has(code) === true)) return 'lsoa';
  return codes.lcp.length > 0 ? 'extract' : null;
}

/** The table on the extract's vintage, where it lists at least half of the extract's areas. */
function deprivationFor(
  lsoas: readonly string[],
  vintage: string | null,
  places: Places,
): DeprivationTable | null {
  const table = vintage === null ? null : deprivationOn(vintage, places);
  const listed = lsoas.filter((code) => table?.deciles.has(code) === true).length;
  return listed * 2 >= lsoas.length && listed > 0 ? table : null;
}

/**
 * Chooses how people are placed: by their practice where the lookups know it, else by where they
 * live, else by what the extract itself says; and which deprivation table goes with its areas.
 */
export function choosePlacement(codes: ExtractCodes, places: Places): Placement {
  const lcpFrom = sourceOfLcp(codes, places);
  const vintage = chooseVintage(codes.lsoa, places)?.vintage ?? null;
  const ownLcps = new Map(codes.lcp.map((value) => [value, lcpCode(value, places)]));
  const lcps = new Map(places.lcps);
  if (lcpFrom === 'extract') {
    for (const [value, code] of ownLcps) if (!lcps.has(code)) lcps.set(code, value);
  }
  return {
    lcpFrom,
    method: lcpFrom === null ? null : methods[lcpFrom],
    vintage,
    deprivation: deprivationFor(codes.lsoa, vintage, places),
    ownLcps,
    lcps: [...lcps].map(([code, label]) => ({ code, label })),
  };
}
