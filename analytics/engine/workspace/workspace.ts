import type { ExtractRecord } from '../../sources/extract-record.ts';
import { name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { workspaceRow } from './layout.ts';
import { type ManifestRow, manifestRows } from './manifest.ts';
import type { MemoryKeep } from './memory-keep.ts';
import { showExtract } from './show-extract.ts';

/** One of a workspace's extracts: the schema of its tables, and what is known of it. */
export interface HeldExtract {
  /** Also the name of its schema: `e1`, `e2` and so on, never given twice. */
  readonly id: string;
  readonly position: number;
  readonly record: ExtractRecord;
  readonly manifest: ManifestRow;
}

/** Where a workspace lives, and what may be done with it. */
export interface WorkspacePlace {
  /** Absolute path of the file; null where it lives in memory. */
  readonly path: string | null;
  /** Base name of the file; null where it lives in memory. */
  readonly file: string | null;
  readonly isReadOnly: boolean;
  /** What outlives the engine, where it lives in memory. */
  readonly keep?: MemoryKeep;
}

/** An open workspace: one database, and the records of the extracts in it. */
export interface Workspace extends WorkspacePlace {
  readonly database: Database;
  /** By date, the undated last, and then in the order of their import. */
  readonly held: readonly HeldExtract[];
  /** Id of the extract that questions are put to. */
  readonly chosen: string | null;
  /** The record of the chosen extract. */
  readonly extract: ExtractRecord | null;
  readonly hasShapes: boolean;
  /** What happened to the workspace since it was last closed. */
  readonly notices: readonly string[];
}

function byDate(one: HeldExtract, other: HeldExtract): number {
  const [a, b] = [one.record.asAt ?? '9', other.record.asAt ?? '9'];
  if (a === b) return one.position - other.position;
  return a < b ? -1 : 1;
}

/** The records of all extracts, by date and then in the order of their import. */
export async function heldExtracts(database: Database): Promise<HeldExtract[]> {
  const held: HeldExtract[] = [];
  for (const manifest of await manifestRows(database)) {
    const { id, position } = manifest;
    const [row] = await database.rows<{ record: string }>(
      sql`SELECT record FROM ${name(id)}.${name('extract')}`,
    );
    const record = JSON.parse(row?.record ?? '') as ExtractRecord;
    held.push({ id, position, record, manifest });
  }
  return held.sort(byDate);
}

/** What a database holds now, with the chosen extract laid before all further questions. */
export async function describeWorkspace(
  place: WorkspacePlace,
  database: Database,
  notices: readonly string[],
  instead: string | null = null,
): Promise<Workspace> {
  const held = await heldExtracts(database);
  const wanted = instead ?? (await workspaceRow(database)).chosen;
  const chosen = held.find(({ id }) => id === wanted) ?? null;
  const { hasShapes } = await showExtract(database, chosen?.id ?? null);
  const { path, file, isReadOnly, keep } = place;
  return {
    ...(keep === undefined ? {} : { keep }),
    path,
    file,
    isReadOnly,
    database,
    held,
    chosen: chosen?.id ?? null,
    extract: chosen?.record ?? null,
    hasShapes,
    notices,
  };
}
