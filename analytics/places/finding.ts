import type { AreaPopulation, BoundarySet, DeprivationTable } from './places.ts';

/** A pair of codes as one line of a lookup gives it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

export interface PracticeRow {
  readonly code: string;
  readonly name: string;
  readonly pcn: string | null;
  readonly lcp: string | null;
  readonly listSize: number | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly line: number;
}

/** LCP code and name, in the order of the file. */
export type LcpNames = readonly (readonly [code: string, name: string])[];

/** What one file turned out to hold. */
export type Finding =
  | { readonly kind: 'deprivation'; readonly table: DeprivationTable }
  | { readonly kind: 'population'; readonly population: AreaPopulation }
  | { readonly kind: 'boundaries'; readonly set: BoundarySet }
  | {
      readonly kind: 'practices';
      readonly rows: readonly PracticeRow[];
      readonly lcps: LcpNames;
      /** The latest period of a lookup by period; null where the file has none. */
      readonly period: string | null;
      /** ISO date of the list sizes; null where the file does not say. */
      readonly listDate: string | null;
    }
  | { readonly kind: 'pcn-to-lcp'; readonly links: readonly Link[]; readonly lcps: LcpNames }
  | {
      readonly kind: 'footprint';
      readonly vintage: string;
      readonly through: 'lcp' | 'pcn';
      readonly links: readonly Link[];
      readonly lcps: LcpNames;
      readonly modelled: boolean;
    };

export interface RecognisedFile {
  readonly file: string;
  readonly takenFor: string;
  readonly rows: number;
  readonly synthetic: boolean;
  /** Null where the file is not used. */
  readonly finding: Finding | null;
}
