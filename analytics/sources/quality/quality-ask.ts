import type { Category } from '../../contract/dimensions.ts';
import type { IdentifierFinding } from '../../contract/identifiers.ts';
import type { QualityReport, Reject } from '../../contract/quality.ts';
import type { Places } from '../../places/places.ts';
import type { FurtherPeople } from '../people/add-joined.ts';
import type { ExtractCodes } from '../people/extract-codes.ts';
import type { FurtherFile } from '../people/further-file.ts';
import type { Loss } from '../people/losses.ts';
import type { Repeated } from '../people/repeated-people.ts';
import type { RowPlace } from '../reading/loaded.ts';
import type { Protection } from './protection.ts';

/** What the earlier steps of an import know of an extract, once the table `person` is written. */
export interface QualityAsk {
  readonly extract: string;
  readonly asAt: string | null;
  readonly files: QualityReport['files'];
  readonly rows: QualityReport['rows'];
  /** Rows left out for their shape: the first of them, and how many more there are. */
  readonly rejects: readonly Reject[];
  readonly rejectsNotListed: number;
  readonly losses: readonly Loss[];
  /** The kinds of loss that were looked for; of any other the report says that it was not. */
  readonly lossKinds: ReadonlySet<Loss['kind']>;
  /** Files of conditions and of activity, in their order. */
  readonly further: readonly (FurtherFile & FurtherPeople)[];
  /** Null where no column says whose a row is. */
  readonly repeated: Repeated | null;
  /** People without an identifier; null where no column says whose a row is. */
  readonly unnamed: number | null;
  readonly places: Places;
  /** Codes of places with the number of people that `person` holds. */
  readonly codes: ExtractCodes;
  /** All LCPs in the order of the lookup. */
  readonly lcps: readonly Category[];
  readonly identifiers: readonly IdentifierFinding[];
  readonly keptOut: QualityReport['keptOut'];
  /** Canonical fields and conditions that the extract gives, derived ones included. */
  readonly held: ReadonlySet<string>;
  /** By canonical field or condition, the name of its column in the file. */
  readonly columns: ReadonlyMap<string, string>;
  readonly protection: Protection;
  /**
   * Where the row of this number stands: from 1, of those of the named file that can be read. Left
   * out where nothing is known of it.
   */
  readonly placeOf?: (file: string, row: number) => RowPlace;
}
