import type { IdentifierFinding, Reidentification } from './identifiers.ts';

/** A row or a cell that was not kept, by its place in the file and never by what it holds. */
export interface Reject {
  readonly file: string;
  /** Line of the file from 1; null where the format has no lines. */
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: string;
}

/** A number of people that may leave the laptop: rounded, or hidden with the words for it. */
export type SafeCount = { readonly shown: number } | { readonly hidden: string };

export const checkGroups = [
  'rows',
  'people',
  'ages-and-dates',
  'conditions',
  'codes',
  'places',
  'practices',
] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** One thing that was checked, whether or not anything was found. */
export interface QualityCheck {
  readonly id: string;
  readonly group: CheckGroup;
  /** What was looked for, e.g. `Ages outside 0 to 120`. */
  readonly title: string;
  readonly verdict: 'passed' | 'look' | 'wrong' | 'not-checked';
  /** How many people or rows; null where there is nothing to count. */
  readonly count: SafeCount | null;
  /** What was found, what was done about it, and what the provider might do: sentences. */
  readonly detail: string;
  /** Column in the file that it is about. */
  readonly column: string | null;
}

export interface MissingField {
  readonly field: string;
  readonly label: string;
  readonly people: SafeCount;
  /** Percent of people from the protected counts; null where hidden. */
  readonly percent: number | null;
}

export interface MissingByLcp {
  readonly lcp: string;
  readonly label: string;
  readonly people: SafeCount;
  /** In the order of the report's `missing`. */
  readonly percents: readonly (number | null)[];
}

/** What an import found, fit to be sent back to whoever provided the files. */
export interface QualityReport {
  readonly extract: string;
  readonly asAt: string | null;
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  /** Of the people's file: read = kept + rejected. */
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: number };
  /** The first of them in the order of the files. */
  readonly rejects: readonly Reject[];
  /** How many more there are than are listed. */
  readonly rejectsNotListed: number;
  readonly checks: readonly QualityCheck[];
  readonly missing: readonly MissingField[];
  readonly missingByLcp: readonly MissingByLcp[];
  readonly identifiers: readonly IdentifierFinding[];
  /** Columns that were not loaded. */
  readonly keptOut: readonly { readonly column: string; readonly reason: string }[];
  readonly reidentification: Reidentification | null;
  /** The disclosure policy that its counts of people have passed, in a sentence. */
  readonly policy: string;
}
