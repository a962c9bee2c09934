import type { RecognisedFile } from './finding.ts';
import type { PlaceTable } from './place-table.ts';

/** What a recogniser makes of a table: null where the columns are not those it knows. */
export type Taken = Pick<RecognisedFile, 'takenFor' | 'finding'> | null;

export interface TableInHand {
  readonly table: PlaceTable;
  /** The one column of LSOA codes; null where there is none, or one for each of two vintages. */
  readonly area: { readonly column: number; readonly vintage: string } | null;
  readonly synthetic: boolean;
}
