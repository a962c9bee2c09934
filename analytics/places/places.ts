import type { RecognisedPlace } from '../contract/extract.ts';

/** One deprivation table as published: an edition on one vintage of areas. */
export interface DeprivationTable {
  /** e.g. `IMD 2019`; an invented one says so, e.g. `IMD 2019 (synthetic)`. */
  readonly edition: string;
  /** Area vintage, e.g. `LSOA 2011`. */
  readonly vintage: string;
  /** Area code to decile, 1 = most deprived. Published deciles are never worked out again. */
  readonly deciles: ReadonlyMap<string, number>;
}

export interface Practice {
  readonly code: string;
  readonly name: string;
  readonly pcn: string | null;
  readonly lcp: string | null;
  /** Registered patients, where a file says. */
  readonly listSize: number | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** ISO date; null where the practice is open or no file says. */
  readonly closed: string | null;
}

export interface AreaShape {
  readonly code: string;
  readonly name: string;
  /** GeoJSON MultiPolygon coordinates, longitude and latitude. Worked out at each reading. */
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

export interface BoundarySet {
  readonly level: 'lsoa';
  readonly vintage: string;
  readonly areas: readonly AreaShape[];
  /** Points of all outlines together. */
  readonly points: number;
}

/** Residents of one area by single year of age, 0 to 90 (90 and over). */
export interface AreaPopulation {
  readonly vintage: string;
  readonly residents: ReadonlyMap<string, readonly number[]>;
}

/** Which LCP each area belongs to, and how that was settled. */
export interface Footprint {
  readonly method: string;
  readonly vintage: string;
  /** Straight to LCPs, to PCNs whose LCP another lookup gives, or by an extract's own patients. */
  readonly through: 'lcp' | 'pcn' | 'patients';
  /** The lookup's own columns say that it is modelled. */
  readonly modelled: boolean;
  /** Area code to LCP code. */
  readonly lcpOf: ReadonlyMap<string, string>;
}

/** One pair of a lookup from LSOAs of 2011 to those of 2021. */
export interface AreaChange {
  readonly from: string;
  readonly to: string;
  /** Unchanged, split, merged, or redrawn so that neither fits (the ONS's X). */
  readonly change: 'unchanged' | 'split' | 'merged' | 'redrawn';
}

/** The larger areas in which LSOAs lie. */
export interface AreaLevel {
  readonly level: 'msoa' | 'ward';
  /** Whose, e.g. `MSOA 2021` or `ward 2024`. */
  readonly edition: string;
  /** Vintage of the LSOAs. */
  readonly vintage: string;
  /** LSOA code to the larger area's code. */
  readonly of: ReadonlyMap<string, string>;
}

/** Everything that the given files say about place, each file taken for what it is. */
export interface Places {
  readonly recognised: readonly RecognisedPlace[];
  readonly deprivation: readonly DeprivationTable[];
  readonly practices: ReadonlyMap<string, Practice>;
  /** LCP code to name, in the order of the lookup. */
  readonly lcps: ReadonlyMap<string, string>;
  /** PCN code to LCP code, for extracts that hold a PCN and no practice. */
  readonly lcpOfPcn: ReadonlyMap<string, string>;
  /** Area code to LCP code: the resident footprint; null where no lookup gives one. */
  readonly footprint: Footprint | null;
  readonly boundaries: readonly BoundarySet[];
  readonly population: AreaPopulation | null;
  /** How LSOAs of 2011 became those of 2021; empty where no lookup says. */
  readonly changes: readonly AreaChange[];
  readonly areaLevels: readonly AreaLevel[];
  /** Sentences: what the files contradict, leave open or do not cover, and what was done about it. */
  readonly remarks: readonly string[];
  /** True where any file says that it is invented. */
  readonly synthetic: boolean;
}
