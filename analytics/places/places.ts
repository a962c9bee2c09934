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
}

export interface AreaShape {
  readonly code: string;
  readonly name: string;
  /** GeoJSON MultiPolygon coordinates, longitude and latitude. */
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

export interface BoundarySet {
  readonly level: 'lsoa';
  readonly vintage: string;
  readonly areas: readonly AreaShape[];
}

/** Residents of one area by single year of age, 0 to 90 (90 and over). */
export interface AreaPopulation {
  readonly vintage: string;
  readonly residents: ReadonlyMap<string, readonly number[]>;
}

/** Everything that the given files say about place, each file taken for what it is. */
export interface Places {
  readonly recognised: readonly RecognisedPlace[];
  readonly deprivation: readonly DeprivationTable[];
  readonly practices: ReadonlyMap<string, Practice>;
  /** LCP code to name, in the order of the lookup. */
  readonly lcps: ReadonlyMap<string, string>;
  /** Area code to LCP code: the resident footprint; null where no lookup gives one. */
  readonly footprint: {
    readonly method: string;
    readonly vintage: string;
    /** Straight to LCPs, or to PCNs whose LCP another lookup gives. */
    readonly through: 'lcp' | 'pcn';
    /** The lookup's own columns say that it is modelled. */
    readonly modelled: boolean;
    readonly lcpOf: ReadonlyMap<string, string>;
  } | null;
  readonly boundaries: readonly BoundarySet[];
  readonly population: AreaPopulation | null;
  /** True where any file says that it is invented. */
  readonly synthetic: boolean;
}
