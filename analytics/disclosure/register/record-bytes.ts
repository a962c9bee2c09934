import { tableFromIPC, tableToIPC } from 'apache-arrow';
import type { ReleasedTable, ReleaseNote } from '../../contract/released.ts';
import type { ReleaseRecord } from './release-record.ts';

/** The version of the head below: a record of another is not guessed at. */
const version = 1;

/** A record as it is stored: JSON of all but the table's columns, and these as an Arrow IPC stream. */
export interface StoredRecord {
  readonly head: string;
  readonly body: Uint8Array;
}

interface Head extends Omit<ReleaseRecord, 'table'> {
  readonly version: typeof version;
  readonly note: ReleaseNote;
}

/** A record as text and bytes, from which {@link readRecord} makes it again. */
export function storeRecord({ table, ...rest }: ReleaseRecord): StoredRecord {
  const head: Head = { version, ...rest, note: table.note };
  return { head: JSON.stringify(head), body: tableToIPC(table.table, 'stream') };
}

/** A record out of what was stored. Throws `RangeError` where that is no record of this version. */
export function readRecord({ head, body }: StoredRecord): ReleaseRecord {
  const {
    version: found,
    note,
    ...rest
  } = JSON.parse(head) as Omit<Head, 'version'> & {
    readonly version: unknown;
  };
  if (found !== version) throw new RangeError('A record is of another version.');
  const table = { table: tableFromIPC(body), note } as unknown as ReleasedTable;
  return { ...rest, table };
}
