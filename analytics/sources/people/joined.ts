import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { CleanedField, MappedFile } from '../mapped-file.ts';
import { type FurtherFile, furtherRemarks, readFurther } from './further-file.ts';

/** What a further file says of people: a table of one row a person, `id` and what it gives. */
export interface Joined {
  readonly file: string;
  /** Null where the file says nothing that is understood. */
  readonly table: Sql | null;
  /**
   * By field or condition, its value for a person of the table, and for one who is not in it but has
   * an identifier.
   */
  readonly gives: ReadonlyMap<string, { readonly value: Sql; readonly without: Sql }>;
  readonly remarks: readonly string[];
  /** What of the file was not read. */
  readonly further: FurtherFile;
}

type Given = Omit<Joined, 'further'>;

/** The word that a cell of a long file stands for: a field or condition, or none. */
export type ReadWord = (cell: string) => string;

/** How the words of a long file are read, and the day of the extract, after which nothing counts. */
export interface ReadWords {
  readonly read: ReadWord;
  readonly latest: string;
}

/** By field or condition, the cells that stand for it as they are written. */
type Words = ReadonlyMap<string, readonly string[]>;

function wordsOf(field: CleanedField, read: ReadWord): Words {
  const words = new Map<string, string[]>();
  for (const { value } of field.profile.allValues ?? []) {
    const word = value === null ? 'missing' : read(value);
    if (word === 'unread' || word === 'missing' || value === null) continue;
    words.set(word, [...(words.get(word) ?? []), value]);
  }
  return words;
}

/** The expression of a field's cells; where the file does not have it, what stands for it. */
function cell(file: MappedFile, id: string, otherwise: Sql): Sql {
  return file.fields.get(id)?.value ?? otherwise;
}

/** Whether a row is dated after the extract. */
function isLater(file: MappedFile, latest: string): Sql {
  return sql`coalesce(${cell(file, 'long:date', sql`NULL`)} > CAST(${latest} AS DATE), FALSE)`;
}

function wordTable(words: Words): { readonly table: Sql; readonly ids: readonly string[] } {
  const ids = [...words.keys()].sort();
  const rows = ids.flatMap((id, at) =>
    (words.get(id) ?? []).map((value) => ({ value, at: String(at) })),
  );
  const table = sql`(SELECT unnest(CAST(${rows.map(({ value }) => value)} AS VARCHAR[])) AS word,
    CAST(unnest(CAST(${rows.map(({ at }) => at)} AS VARCHAR[])) AS INTEGER) AS bit)`;
  return { table, ids };
}

function nothing(file: MappedFile, remarks: readonly string[]): Given {
  return { file: file.loaded.name, table: null, gives: new Map(), remarks };
}

async function withFurther(database: Database, file: MappedFile, given: Given): Promise<Joined> {
  const further = await readFurther(database, file);
  return { ...given, further, remarks: [...given.remarks, ...furtherRemarks(further)] };
}

async function conditionsOf(
  database: Database,
  file: MappedFile,
  table: Sql,
  { read, latest }: ReadWords,
): Promise<Given> {
  const field = file.fields.get('long:condition');
  if (field === undefined) {
    return nothing(file, [
      `No column of ${file.loaded.name} is taken for conditions: it gives nothing.`,
    ]);
  }
  const words = wordsOf(field, read);
  if (words.size === 0) return nothing(file, []);
  const { table: list, ids } = wordTable(words);
  await database.run(
    sql`CREATE TEMP TABLE ${table} AS
      SELECT id,
        coalesce(bit_or(CAST(1 AS HUGEINT) << bit) FILTER (value), 0) AS mask,
        coalesce(bit_or(CAST(1 AS HUGEINT) << bit) FILTER (value IS NULL), 0) AS unsaid
      FROM (SELECT ${cell(file, 'person_id', sql`NULL`)} AS id, ${field.column.sql} AS word,
          ${cell(file, 'long:value', sql`TRUE`)} AS value,
          ${isLater(file, latest)} AS later
        FROM ${file.loaded.source}) AS long JOIN ${list} AS words USING (word)
      WHERE id IS NOT NULL AND value IS DISTINCT FROM FALSE AND NOT later GROUP BY id`,
  );
  const gives = ids.map((id, bit) => {
    const has = (mask: Sql) => sql`(${mask} & (CAST(1 AS HUGEINT) << ${literal(bit)})) <> 0`;
    const value = sql`CASE WHEN ${has(sql`${table}.mask`)} THEN TRUE
      WHEN NOT ${has(sql`${table}.unsaid`)} THEN FALSE END`;
    return [id, { value, without: sql`FALSE` }] as const;
  });
  return {
    file: file.loaded.name,
    table,
    gives: new Map(gives),
    remarks: [],
  };
}

/**
 * Conditions of a file of one row a person and condition: yes where a row says so, no for all
 * others who have an identifier. A row whose value is no or 0, or whose day is after `latest`, says
 * nothing. At most 126 conditions fit in the mask.
 */
export async function joinConditions(
  database: Database,
  file: MappedFile,
  table: Sql,
  words: ReadWords,
): Promise<Joined> {
  return withFurther(database, file, await conditionsOf(database, file, table, words));
}

/** Activity of a file of one row an event, or one row a person, kind and number: added up. */
async function joinEvents(
  database: Database,
  file: MappedFile,
  table: Sql,
  { field, read, latest }: ReadWords & { readonly field: CleanedField },
): Promise<Given> {
  const words = wordsOf(field, read);
  if (words.size === 0) {
    return nothing(file, []);
  }
  const { table: list, ids } = wordTable(words);
  const sums = ids.map((id, bit) => sql`sum(number) FILTER (bit = ${literal(bit)}) AS ${name(id)}`);
  await database.run(
    sql`CREATE TEMP TABLE ${table} AS
      SELECT ${join([sql`id`, ...sums])}
      FROM (SELECT ${cell(file, 'person_id', sql`NULL`)} AS id, ${field.column.sql} AS word,
          ${cell(file, 'long:count', sql`1`)} AS number, ${isLater(file, latest)} AS later
        FROM ${file.loaded.source}) AS long JOIN ${list} AS words USING (word)
      WHERE id IS NOT NULL AND NOT later GROUP BY id`,
  );
  return {
    file: file.loaded.name,
    table,
    gives: givesNumbers(table, ids),
    remarks: [],
  };
}

const givesNumbers = (table: Sql, ids: readonly string[]) =>
  new Map(
    ids.map((id) => [id, { value: sql`coalesce(${table}.${name(id)}, 0)`, without: sql`0` }]),
  );

/** Activity of a file with a column for each kind; several rows of a person are added up. */
async function joinNumbers(
  database: Database,
  file: MappedFile,
  table: Sql,
  latest: string,
): Promise<Given> {
  const given = [...file.fields.values()].filter(
    ({ id }) => id !== 'person_id' && !id.startsWith('long:'),
  );
  if (given.length === 0) {
    return nothing(file, [
      `No column of ${file.loaded.name} is taken for activity: it gives nothing.`,
    ]);
  }
  const sums = given.map(({ id, value }) => sql`sum(${value}) AS ${name(id)}`);
  await database.run(
    sql`CREATE TEMP TABLE ${table} AS
      SELECT ${join([sql`${cell(file, 'person_id', sql`NULL`)} AS id`, ...sums])}
      FROM ${file.loaded.source} WHERE NOT ${isLater(file, latest)} GROUP BY 1 HAVING id IS NOT NULL`,
  );
  return {
    file: file.loaded.name,
    table,
    gives: givesNumbers(
      table,
      given.map(({ id }) => id),
    ),
    remarks: [],
  };
}

/** Activity of a file, of one row an event or with a column for each kind, up to the day of the extract. */
export async function joinActivity(
  database: Database,
  file: MappedFile,
  table: Sql,
  words: ReadWords,
): Promise<Joined> {
  const field = file.fields.get('long:activity');
  const given =
    field === undefined
      ? await joinNumbers(database, file, table, words.latest)
      : await joinEvents(database, file, table, { field, ...words });
  return withFurther(database, file, given);
}
