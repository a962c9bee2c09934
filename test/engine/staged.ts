import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import type { ExtractRecord } from '../../analytics/sources/extract-record.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { literal, name, type Sql, sql } from '../../analytics/sql/sql.ts';

/** A staging database to be made: people by a query, and what is said of them. */
export interface StagedExtract {
  readonly name: string;
  readonly asAt: string | null;
  readonly people: number;
  /** Begins the code of every person, so that a search of a file's bytes can find them. */
  readonly marker?: string;
  /** Value of the column `smoking`, for the same. */
  readonly smoking?: string;
  readonly hasQuality?: boolean;
  /** Gives people codes that cannot be packed, some 16 bytes a person. */
  readonly isBulky?: boolean;
  /** Age of the youngest; 0 where left out. */
  readonly firstAge?: number;
}

const held = (id: string) => ({ id, nullable: false });

export function recordOf({ name: title, asAt, people }: StagedExtract): ExtractRecord {
  return {
    name: title,
    asAt,
    synthetic: true,
    people,
    deprivation: 'IMD 2019, national quintiles',
    place: 'registered: LCP',
    vintage: null,
    receipt: {
      rows: { read: people, kept: people, rejected: 0 },
      mapping: {
        columns: [
          { column: 'Smoker', field: 'smoking', confidence: 1, reason: 'its name' },
          { column: 'COPD', field: 'condition:copd', confidence: 1, reason: 'its name' },
        ],
      },
      places: [],
      identifiers: [],
      remarks: [],
      signature: 'abc',
    },
    fields: ['person_id', 'age', 'sex', 'lcp', 'imd_decile', 'imd_quintile', 'smoking'].map(held),
    conditions: ['copd'].map(held),
    lcps: [{ code: 'North', label: 'North' }],
  };
}

/** People whose every figure follows from their number; their codes differ only at the end. */
function personQuery(extract: StagedExtract): Sql {
  const { people, marker = 'SYN', smoking = 'never', isBulky = false, firstAge = 0 } = extract;
  const number = isBulky ? sql`hash(range)` : sql`range`;
  return sql`SELECT ${marker} || '-' || ${number} AS person_id,
      CAST(greatest(range % 97, ${literal(firstAge)}) AS UTINYINT) AS age,
      CAST(if(range % 2 = 0, '1', '2') AS ENUM('1', '2', '9', 'X')) AS sex,
      CAST(NULL AS VARCHAR) AS lsoa, CAST(NULL AS VARCHAR) AS practice, 'North' AS lcp,
      CAST(1 + range % 10 AS UTINYINT) AS imd_decile,
      CAST(1 + range % 10 // 2 AS UTINYINT) AS imd_quintile,
      ${smoking} || '-' || (range % 3) AS smoking, range % 11 = 0 AS copd
    FROM range(${literal(people)})`;
}

function qualityOf({ name: extract, asAt, people }: StagedExtract) {
  return {
    extract,
    asAt,
    files: [],
    rows: { read: people, kept: people, rejected: 0 },
    rejects: [],
    rejectsNotListed: 0,
    checks: [],
    missing: [
      { field: 'sex', label: 'Sex', people: { shown: 0 }, percent: 0 },
      { field: 'smoking', label: 'Smoking', people: { shown: 40 }, percent: 2 },
    ],
    missingByLcp: [{ lcp: 'North', label: 'North', people: { shown: 10 }, percents: [0, 2] }],
    identifiers: [],
    keptOut: [],
    reidentification: null,
    policy: 'Counts under 10 are hidden.',
  };
}

/** Writes a staging database as an import does, without reading a file. */
export async function writeStaged(path: string, extract: StagedExtract): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const temporary = join(dirname(path), '..');
  const database = await openDatabase({ path, temporary, schema: stagingSchema });
  const record = (table: string, value: unknown) =>
    database.run(
      sql`CREATE TABLE ${name(table)} AS SELECT CAST(${JSON.stringify(value)} AS VARCHAR) AS record`,
    );
  try {
    await database.run(sql`CREATE TABLE person AS ${personQuery(extract)}`);
    await record('extract', recordOf(extract));
    await database.run(sql`CREATE TABLE shape (level VARCHAR, record VARCHAR)`);
    if (extract.hasQuality !== false) await record('quality', qualityOf(extract));
    await database.run(sql`CHECKPOINT`);
  } finally {
    database.close();
  }
}
