import { Refusal } from '../../contract/problem.ts';
import { literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { duckdbVersion } from '../version.ts';
import { tableNames } from './table-names.ts';

/** What a table of people is known by: how many they are, and a hash over all that is held of them. */
export interface Fingerprint {
  readonly people: number;
  /** Exclusive or of DuckDB's hash of every row, in decimal: whatever the order of the rows. */
  readonly hash: string;
}

/** Counts and hashes the people of a table: 0.1 s a million with 45 columns. */
export async function fingerprintOf(database: Database, people: Sql): Promise<Fingerprint> {
  const whole = name(' row');
  const [row] = await database.rows<Fingerprint>(
    sql`SELECT count(*) AS people, coalesce(CAST(bit_xor(hash(${whole})) AS VARCHAR), '0') AS hash
      FROM ${people} AS ${whole}`,
  );
  return row ?? { people: 0, hash: '0' };
}

/** One row of the table `manifest`. */
export interface ManifestRow extends Fingerprint {
  readonly id: string;
  /** Place in the order of the imports. */
  readonly position: number;
  /** Version of DuckDB that hashed: its hash is the same within one version. */
  readonly duckdb: string;
}

export function manifestRows(database: Database): Promise<ManifestRow[]> {
  return database.rows(sql`SELECT * FROM manifest ORDER BY position`);
}

export async function writeManifest(
  database: Database,
  id: string,
  position: number,
  { people, hash }: Fingerprint,
): Promise<void> {
  await database.run(sql`DELETE FROM manifest WHERE id = ${id}`);
  await database.run(
    sql`INSERT INTO manifest
      VALUES (${id}, ${literal(position)}, ${literal(people)}, ${hash}, ${duckdbVersion()})`,
  );
}

/** Whether the people of an extract are those of its manifest; damage that DuckDB finds is a no. */
export async function isWhole(
  database: Database,
  row: ManifestRow,
  how: 'rows' | 'hash',
): Promise<boolean> {
  const people = sql`${name(row.id)}.person`;
  try {
    if (how === 'hash' && row.duckdb === duckdbVersion()) {
      for (const table of await tableNames(database, row.id)) {
        if (table === 'person') continue;
        const records = sql`${name(row.id)}.${name(table)}`;
        await database.rows(sql`SELECT sum(length(record)) AS letters FROM ${records}`);
      }
      const found = await fingerprintOf(database, people);
      return found.people === row.people && found.hash === row.hash;
    }
    const [found] = await database.rows<{ people: number }>(
      sql`SELECT count(*) AS people FROM ${people}`,
    );
    return found?.people === row.people;
  } catch (error) {
    if (error instanceof Refusal && error.problems[0]?.code === 'workspace-unreadable')
      return false;
    throw error;
  }
}
