import type { Progress } from '../../contract/methods.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { escapeGlob } from '../../engine/duckdb/escape-glob.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import { checkHeader } from './check-header.ts';
import { columnNames } from './column-names.ts';
import { countRecords } from './count-records.ts';
import { csvStart } from './csv-stream.ts';
import type { Loaded } from './loaded.ts';
import type { RecordCount } from './record-counter.ts';
import { type Dialect, sniffDialect } from './sniff-dialect.ts';
import { refuseFile, type SourceFile } from './source-file.ts';

interface Rejects {
  readonly rows: number;
  readonly ragged: number;
  readonly first: number;
}

/** How DuckDB is to read the file: nothing is left to its own guess. */
function reader(file: SourceFile, dialect: Dialect, count: RecordCount, quoting: boolean): Sql {
  const columns = dialect.header.map((_, index) => sql`${literal(`c${index}`)}: 'VARCHAR'`);
  return sql`read_csv(${escapeGlob(file.path)}, auto_detect = false, columns = {${join(columns)}},
    header = true, skip = ${literal(dialect.skip)}, delim = ${dialect.delimiter},
    quote = ${quoting ? '"' : ''}, escape = ${quoting ? '"' : ''},
    compression = ${file.gzip ? 'gzip' : 'none'}, hive_partitioning = false,
    strict_mode = ${literal(!count.mixedEndings)}, store_rejects = true, rejects_limit = 0)`;
}

/** Loads every cell as text, and says how many records were rejected for their shape. */
async function load(database: Database, read: Sql): Promise<Rejects & { loaded: number }> {
  for (const table of ['raw', 'reject_errors', 'reject_scans']) {
    await database.run(sql`DROP TABLE IF EXISTS ${name(table)}`);
  }
  await database.rows(sql`CREATE TEMP TABLE raw AS SELECT * FROM ${read}`);
  const [loaded] = await database.rows<{ loaded: number }>(sql`SELECT count(*) AS loaded FROM raw`);
  const [rejects] = await database.rows<Rejects>(
    sql`SELECT count(DISTINCT line) AS "rows", coalesce(min(line), 0) AS first,
      count(DISTINCT line) FILTER (error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS')) AS ragged
      FROM reject_errors`,
  );
  return { loaded: loaded?.loaded ?? 0, ...(rejects ?? { rows: 0, ragged: 0, first: 0 }) };
}

function refuseStrayQuote(file: SourceFile, line: number | null): never {
  return refuseFile(
    file.name,
    line === null
      ? `Some rows of ${file.name} cannot be told apart: a quotation mark is out of place.`
      : `A quotation mark in line ${line} of ${file.name} is never closed, and would swallow rows.`,
    'Remove it, or export the extract again.',
    line ?? undefined,
  );
}

/** Loads the file; what DuckDB read and rejected must add up to what an own count found. */
async function loadReconciled(
  database: Database,
  file: SourceFile,
  dialect: Dialect,
  count: RecordCount,
): Promise<Rejects & { readonly quoting: boolean }> {
  const stray = count.strayQuote;
  const anyRealQuoting = count.quotedCells > count.badQuotes;
  if (stray === null && !(count.mixedEndings && count.badQuotes > 0)) {
    const result = await load(database, reader(file, dialect, count, true));
    if (result.loaded + result.rows === count.records) return { ...result, quoting: true };
  }
  if (anyRealQuoting) refuseStrayQuote(file, stray);
  const plain = await load(database, reader(file, dialect, count, false));
  if (plain.loaded + plain.rows !== count.lines) refuseStrayQuote(file, stray);
  return { ...plain, quoting: false };
}

function remarksOf(rejects: Rejects & { quoting: boolean }, count: RecordCount): string[] {
  const other = rejects.rows - rejects.ragged;
  const where = ` (the first near line ${rejects.first})`;
  return [
    rejects.ragged > 0 &&
      `${counted(rejects.ragged, 'row')} with too few or too many cells left out${where}.`,
    other > 0 && `${counted(other, 'row')} that cannot be read left out${where}.`,
    !rejects.quoting &&
      'Quotation marks are out of place in this file, and were read as part of the text.',
    count.brokenRecords > 0 &&
      rejects.quoting &&
      `${counted(count.brokenRecords, 'row')} with a line break inside quotation marks.`,
  ].filter((remark) => remark !== false);
}

/** A file of one column may be no table at all. */
function oneColumn({ header }: Dialect): string[] {
  return header.length > 1
    ? []
    : ['Only one column was found: cells are told apart by a comma, a semicolon, a tab or a bar.'];
}

/** Reads a CSV file into a temporary table of texts and checks that no row went missing. */
export async function loadCsv(
  database: Database,
  file: SourceFile,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Loaded> {
  const dialect = sniffDialect(await csvStart(file));
  if (dialect.header.length === 0) {
    refuseFile(file.name, `${file.name} holds no text.`, 'Export the extract again.');
  }
  checkHeader(file, dialect.header);
  const phrase = `Reading ${file.name}`;
  const count = await countRecords(file, dialect, signal, (share) =>
    progress({ share: share * 0.15, phrase }),
  );
  if (count.notUtf8 !== null) {
    refuseFile(
      file.name,
      `${file.name} is not UTF-8 text.`,
      'Save it again as CSV UTF-8.',
      count.notUtf8,
    );
  }
  const rejects = await loadReconciled(database, file, dialect, count);
  return {
    source: sql`(SELECT *, rowid AS place FROM raw)`,
    columns: columnNames(dialect.header).map((column, index) => ({
      name: column,
      type: 'text',
      sql: name(`c${index}`),
    })),
    rows: { read: rejects.quoting ? count.records : count.lines, rejected: rejects.rows },
    remarks: [...oneColumn(dialect), ...remarksOf(rejects, count)],
    synthetic: false,
  };
}
