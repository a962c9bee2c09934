import type { AreaShape } from '../../analytics/places/places.ts';

export interface TownArea {
  readonly code: string;
  readonly name: string;
  /** National decile, 1 = most deprived. */
  readonly decile: number;
  /** Null where the deprivation table gives deciles only. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly lcp: string | null;
  /** Kilometres from a common origin; null where no boundary says. */
  readonly spot: { readonly x: number; readonly y: number } | null;
}

export interface TownPractice {
  readonly code: string;
  readonly name: string;
  readonly pcn: { readonly code: string; readonly name: string | null } | null;
  readonly lcp: string | null;
  /** Registered patients that the practice should draw, up to a factor common to all. */
  readonly listSize: number;
  readonly spot: { readonly x: number; readonly y: number } | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly forStudents: boolean;
}

/** Where people are drawn to live: an invented city, or real areas. */
export interface Town {
  readonly name: string;
  /** True where the areas themselves are invented; the people always are. */
  readonly synthetic: boolean;
  /** Deprivation edition, e.g. `IMD 2019 (synthetic)`. */
  readonly edition: string;
  /** Which areas they are, e.g. `LSOA 2011`, or `synthetic areas`. */
  readonly vintage: string;
  readonly areas: readonly TownArea[];
  readonly practices: readonly TownPractice[];
  /** LCP code to name. */
  readonly lcps: ReadonlyMap<string, string>;
  readonly shapes: readonly AreaShape[];
  /** Residents up to a factor: area after area, single years of age 0 to 104. */
  readonly residents: Float64Array;
}

/** Quintile of a national decile: deciles 1 and 2 are quintile 1. */
export function quintileOf(decile: number): number {
  return Math.ceil(decile / 2);
}
