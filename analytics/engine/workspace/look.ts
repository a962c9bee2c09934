import { statSync, truncateSync } from 'node:fs';
import { Refusal } from '../../contract/problem.ts';
import { sql } from '../../sql/sql.ts';
import { type Database, openDatabase } from '../duckdb/database.ts';
import { hasWal, setWalAside } from './file-names.ts';
import { layout, layoutOf } from './layout.ts';
import { headerBytes, type UsableFile } from './usable-file.ts';

/** What a first look at a file has found. */
export interface Look {
  /** 0 where the file is a DuckDB database and no workspace. */
  readonly layout: number;
  /** Whether the file is shorter than its header says. */
  readonly isShort: boolean;
  readonly notices: readonly string[];
}

async function blockBytes(database: Database): Promise<number> {
  const [row] = await database.rows<{ bytes: number }>(
    sql`SELECT total_blocks * block_size AS bytes FROM pragma_database_size()
      WHERE database_name = current_database()`,
  );
  return headerBytes + (row?.bytes ?? 0);
}

/**
 * Holds the length of a file against what its header says. Beyond the end lies what a transaction
 * wrote that was never committed: it is cut off, while the database is open and so kept from others.
 * Returns whether the file is shorter, which is damage unless nothing is held in what is missing.
 */
async function checkLength(database: Database, path: string, mayCut: boolean): Promise<boolean> {
  if (hasWal(path)) return false;
  const [held, wanted] = [statSync(path).size, await blockBytes(database)];
  if (held > wanted && mayCut) cutOff(path, wanted);
  return held < wanted;
}

function cutOff(path: string, bytes: number): void {
  try {
    truncateSync(path, bytes);
  } catch {
    // Windows lets nobody shorten a file that is open: the space is used by the next import.
  }
}

async function read(path: string, temporary: string, mayCut: boolean): Promise<Look> {
  const database = await openDatabase({ path, temporary, isReadOnly: true });
  try {
    const found = await layoutOf(database);
    const isOurs = found > 0 && found <= layout;
    const isShort = isOurs && (await checkLength(database, path, mayCut));
    return { layout: found, isShort, notices: [] };
  } finally {
    database.close();
  }
}

/**
 * Looks at a file without changing a byte of what it holds. A log that cannot be read back keeps
 * DuckDB from opening the file: it is set aside where what it belongs to proves to be a workspace.
 */
export async function lookAt(path: string, temporary: string, file: UsableFile): Promise<Look> {
  const mayChange = !file.isReadOnly;
  try {
    return await read(path, temporary, mayChange);
  } catch (error) {
    const isDamage = error instanceof Refusal && error.problems[0]?.code === 'workspace-unreadable';
    if (!isDamage || !mayChange || !hasWal(path)) throw error;
    const aside = setWalAside(path);
    try {
      const found = await read(path, temporary, false);
      if (found.layout === 0) throw error;
      const notice = `The changes made last could not be read back and are lost: the workspace is open as it was before them. They lie beside it, as ${aside.name}.`;
      return { ...found, notices: [notice] };
    } catch {
      aside.undo();
      throw error;
    }
  }
}
