import { findField } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { join, name, type Sql, sql } from '../../sql/sql.ts';
import type { CleanedField } from '../mapped-file.ts';
import { saysMissing } from '../mapping/says-missing.ts';
import { cellText } from '../profile/column-question.ts';
import type { Loss } from './losses.ts';
import { suppressedForm } from './suppressed-form.ts';

interface Counts {
  readonly later: number;
  readonly suppressed: number;
  readonly numbers: number;
  readonly other: number;
}

const isNumber = (id: string) => id === 'long:count' || findField(id)?.kind === 'number';

/** Every cell of a field as `w`, `v` and `l` with its place: as written, as read, whether too late. */
function cellOf({ column, value, days }: CleanedField, at: number): Sql {
  return join([
    sql`${cellText(column)} AS ${name(`w${at}`)}`,
    sql`${value} AS ${name(`v${at}`)}`,
    sql`coalesce(${days?.isLater ?? sql`FALSE`}, FALSE) AS ${name(`l${at}`)}`,
  ]);
}

function countsOf(at: number): Sql {
  const [written, value, later] = ['w', 'v', 'l'].map((letter) => name(`${letter}${at}`));
  const text = written as Sql;
  const gone = sql`${text} IS NOT NULL AND ${value as Sql} IS NULL AND NOT ${later as Sql}
    AND NOT ${saysMissing(text)}`;
  const hidden = sql`regexp_full_match(trim(${text}), ${suppressedForm}, 'i')`;
  const number = sql`coalesce(isfinite(TRY_CAST(replace(${text}, ',', '.') AS DOUBLE)), FALSE)`;
  const count = (test: Sql) => sql`(count(*) FILTER (${test}))::DOUBLE`;
  return sql`{later: ${count(later as Sql)}, suppressed: ${count(sql`${gone} AND ${hidden}`)},
    numbers: ${count(sql`${gone} AND NOT ${hidden} AND ${number}`)},
    other: ${count(sql`${gone} AND NOT ${hidden} AND NOT ${number}`)}} AS ${name(`f${at}`)}`;
}

function lossesOf({ id, profile, days }: CleanedField, counts: Counts): readonly Loss[] {
  const { later, suppressed, numbers, other } = counts;
  const of = {
    ...{ column: profile.name, field: id },
    ...(days === undefined ? {} : { latest: days.latest }),
  };
  const outside = isNumber(id) ? numbers : 0;
  return [
    { ...of, kind: 'future-date' as const, rows: later },
    { ...of, kind: 'suppressed' as const, rows: suppressed },
    { ...of, kind: 'outside' as const, rows: outside },
    { ...of, kind: 'not-read' as const, rows: numbers - outside + other },
  ].filter(({ rows }) => rows > 0);
}

/** How many cells of these columns say nothing that is read, or a day that is too late: one reading. */
export async function countLost(
  database: Database,
  source: Sql,
  fields: readonly CleanedField[],
): Promise<readonly Loss[]> {
  if (fields.length === 0) return [];
  const [row] = await database.rows<Record<string, Counts>>(
    sql`SELECT ${join(fields.map((_, at) => countsOf(at)))}
      FROM (SELECT ${join(fields.map(cellOf))} FROM ${source})`,
  );
  return fields.flatMap((field, at) => {
    const counts = row?.[`f${at}`];
    return counts === undefined ? [] : lossesOf(field, counts);
  });
}
