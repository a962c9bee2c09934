import type { Category } from '../contract/dimensions.ts';
import type { ImportReceipt } from '../contract/extract.ts';

/** A column of the `person` table: `nullable` where at least one person has no value. */
export interface HeldColumn {
  readonly id: string;
  readonly nullable: boolean;
}

/** What is known of an extract as a whole: the one row of the staging table `extract`. */
export interface ExtractRecord {
  readonly name: string;
  /** ISO date, or null where it was not stated. */
  readonly asAt: string | null;
  readonly synthetic: boolean;
  readonly people: number;
  /** Edition and kind, e.g. `IMD 2019, national quintiles`; null where there is none. */
  readonly deprivation: string | null;
  /** How people were placed, e.g. `registered: practice, PCN, LCP`; null where they were not. */
  readonly place: string | null;
  /** Area vintage of the extract's LSOAs, found by their codes; null where no list holds them. */
  readonly vintage: string | null;
  readonly receipt: ImportReceipt;
  /** Canonical fields that the extract gives; a column that is there only to be empty is not listed. */
  readonly fields: readonly HeldColumn[];
  readonly conditions: readonly HeldColumn[];
  /** Every LCP of the lookup, in its order, those without people included. */
  readonly lcps: readonly Category[];
}
