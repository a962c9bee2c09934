import type { AreaChange, AreaPopulation, BoundarySet, DeprivationTable } from './places.ts';

/** A pair of codes as one line of a lookup gives it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** What share of `from` goes to `to`, on any scale; null in a lookup without weights. */
  readonly weight: number | null;
}

export interface PracticeRow {
  readonly code: string;
  readonly name: string;
  readonly pcn: string | null;
  readonly lcp: string | null;
  /** As {@link Link}'s: of a practice that is split between LCPs or PCNs. */
  readonly weight: number | null;
  readonly listSize: number | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** ISO date; null where it is open or the file does not say. */
  readonly closed: string | null;
  readonly line: number;
}

/** LCP code and name, in the order of the file. */
export type LcpNames = readonly (readonly [code: string, name: string])[];

/** What a file turned out to hold; some hold several things. */
export type Finding =
  | { readonly kind: 'deprivation'; readonly table: DeprivationTable }
  | { readonly kind: 'population'; readonly population: AreaPopulation }
  | { readonly kind: 'boundaries'; readonly set: BoundarySet }
  | {
      readonly kind: 'practices';
      readonly rows: readonly PracticeRow[];
      readonly lcps: LcpNames;
      /** True on the extract's as-at date, by a period or by dates of joining and leaving. */
      readonly isInForce: boolean;
      /** Whether rows have dates of joining and leaving. */
      readonly isDated: boolean;
      /** ISO date of the period's end or of the list; null where the file does not say. */
      readonly trueOn: string | null;
    }
  | { readonly kind: 'pcn-to-lcp'; readonly links: readonly Link[]; readonly lcps: LcpNames }
  | {
      readonly kind: 'footprint';
      readonly vintage: string;
      readonly through: 'lcp' | 'pcn';
      readonly links: readonly Link[];
      readonly lcps: LcpNames;
      readonly modelled: boolean;
    }
  | { readonly kind: 'changes'; readonly changes: readonly AreaChange[] }
  | {
      readonly kind: 'area-level';
      readonly level: 'msoa' | 'ward';
      /** Whose MSOAs or wards, e.g. `MSOA 2021`. */
      readonly edition: string;
      readonly vintage: string;
      readonly links: readonly Link[];
    };

export type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>;

export interface RecognisedFile {
  readonly file: string;
  readonly takenFor: string;
  readonly rows: number;
  readonly synthetic: boolean;
  /** Empty where the file is not used. */
  readonly findings: readonly Finding[];
}

/** What one file holds of one kind. */
export interface Found<Kind extends Finding['kind']> {
  readonly from: RecognisedFile;
  readonly file: string;
  readonly finding: FindingOf<Kind>;
}

/** What files hold of one kind, each with its file, in their order. */
export function findingsOf<Kind extends Finding['kind']>(
  files: readonly RecognisedFile[],
  kind: Kind,
): readonly Found<Kind>[] {
  return files.flatMap((from) =>
    from.findings.flatMap((finding) =>
      finding.kind === kind ? [{ from, file: from.file, finding: finding as FindingOf<Kind> }] : [],
    ),
  );
}
