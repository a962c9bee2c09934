import type { Database } from '../../engine/duckdb/database.ts';
import type { Loaded, LoadedColumn } from '../reading/loaded.ts';
import { stopIfAborted } from '../stop-if-aborted.ts';
import { type ColumnProfile, profileColumn, unprofiled } from './profile-column.ts';

/** Profiles of all columns in order; those that `wanted` leaves out are known by name alone. */
export async function profileColumns(
  database: Database,
  loaded: Loaded,
  signal: AbortSignal,
  wanted: (column: LoadedColumn) => boolean,
  progress: (share: number) => void,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const column of loaded.columns) {
    stopIfAborted(signal);
    const rows = loaded.rows.read - loaded.rows.rejected;
    profiles.push(
      wanted(column) ? await profileColumn(database, loaded, column) : unprofiled(column, rows),
    );
    progress(profiles.length / loaded.columns.length);
  }
  return profiles;
}
