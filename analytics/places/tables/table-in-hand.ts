import type { Finding } from '../finding.ts';
import type { PlaceTable } from './place-table.ts';

/** What a recogniser makes of a table: null where the columns are not those it knows. */
export interface TakenTable {
  readonly takenFor: string;
  /** Null where the table is known for something that is not used here. */
  readonly finding: Finding | null;
}
export type Taken = TakenTable | null;

export interface TableInHand {
  readonly table: PlaceTable;
  /** The one column of LSOA codes; null where there is none, or one for each of two vintages. */
  readonly area: { readonly column: number; readonly vintage: string } | null;
  readonly synthetic: boolean;
  /** ISO date for which the extract is true; null where it was not stated. */
  readonly asAt: string | null;
}
