import { escapeGlob } from '../../../engine/duckdb/escape-glob.ts';
import { join, literal, type Sql, sql } from '../../../sql/sql.ts';
import type { Layout } from './dialect.ts';

/** Bytes of the longest line that DuckDB is to take. */
const longestLine = 2_000_000;

/**
 * A text file as DuckDB reads it in place, every cell as text. Nothing is left to its own guess.
 * `newlines` says that lines end so and not
 * in a carriage return besides, which DuckDB takes from no option. With `isRagged` it passes over rows of another number of cells, which the scan has counted.
 */
export function textSource(
  { path, gzip }: { readonly path: string; readonly gzip: boolean },
  layout: Layout,
  { isRagged, newlines }: { readonly isRagged: boolean; readonly newlines: boolean },
): Sql {
  const { delimiter, quote, backslash } = layout.dialect;
  const escapeBy = backslash ? '\\' : quote;
  const columns = Array.from(
    { length: layout.width },
    (_, index) => sql`${literal(`c${index}`)}: 'VARCHAR'`,
  );
  const ends = newlines ? sql`new_line = ${'\\n'},` : sql``;
  return sql`(SELECT * FROM read_csv(${escapeGlob(path)}, auto_detect = false,
    columns = {${join(columns)}}, header = false, skip = ${literal(layout.header > 0 ? 1 : 0)},
    delim = ${delimiter}, quote = ${quote}, escape = ${escapeBy}, ${ends} strict_mode = true,
    ignore_errors = ${literal(isRagged)}, max_line_size = ${literal(longestLine)},
    compression = ${gzip ? 'gzip' : 'none'}, hive_partitioning = false))`;
}
