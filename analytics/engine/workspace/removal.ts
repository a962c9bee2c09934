import { name, type Sql, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { dropCounted } from './counted-schema.ts';
import { inTransaction } from './layout.ts';
import { fingerprintOf, writeManifest } from './manifest.ts';
import type { HeldExtract, Workspace } from './workspace.ts';

/** What is to go from a workspace: an extract, a part of one, or what earlier work left behind. */
export interface Removal {
  /** Id of the extract that goes. */
  readonly dropped: string | null;
  /** The tables of one extract that change, by name, each as the SELECT that makes it. */
  readonly changed: { readonly id: string; readonly tables: ReadonlyMap<string, Sql> } | null;
}

export const nothing: Removal = { dropped: null, changed: null };

/** The SELECT that makes a table of an extract as it will be. */
export function sourceOf({ changed }: Removal, id: string, table: string): Sql {
  const instead = changed?.id === id ? changed.tables.get(table) : undefined;
  return instead ?? sql`SELECT * FROM ${name(id)}.${name(table)}`;
}

/** The extract to put questions to afterwards: the latest where the present one goes. */
export function chosenAfter(
  chosen: string | null,
  held: readonly HeldExtract[],
  { dropped }: Removal,
): string | null {
  if (chosen !== dropped) return chosen;
  return held.filter(({ id }) => id !== dropped).at(-1)?.id ?? null;
}

async function replaceTables(
  database: Database,
  { id, tables }: NonNullable<Removal['changed']>,
): Promise<void> {
  const anew = sql`${name(id)}.${name('anew')}`;
  for (const [table, source] of tables) {
    await database.run(sql`CREATE TABLE ${anew} AS ${source}`);
    await database.run(sql`DROP TABLE ${name(id)}.${name(table)}`);
    await database.run(sql`ALTER TABLE ${anew} RENAME TO ${name(table)}`);
  }
}

/** Removes from a workspace that lives in memory: there is no file for anything to stay in. */
export async function removeInMemory(
  { database, held, chosen }: Workspace,
  removal: Removal,
): Promise<void> {
  const { dropped, changed } = removal;
  const after = chosenAfter(chosen, held, removal);
  await inTransaction(database, async () => {
    for (const id of [dropped, changed?.id ?? null]) {
      if (id !== null) await dropCounted(database, id);
    }
    if (dropped !== null) {
      await database.run(sql`DROP SCHEMA ${name(dropped)} CASCADE`);
      await database.run(sql`DELETE FROM manifest WHERE id = ${dropped}`);
    }
    if (changed !== null) {
      await replaceTables(database, changed);
      const { id } = changed;
      const position = held.find((extract) => extract.id === id)?.position ?? 0;
      const found = await fingerprintOf(database, sql`${name(id)}.person`);
      await writeManifest(database, id, position, found);
    }
    await database.run(sql`UPDATE quintile SET chosen = CAST(${after} AS VARCHAR)`);
  });
}
