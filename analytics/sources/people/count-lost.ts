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
export function cellOf({ column, value, days }: CleanedField, at: number): Sql {
  return join([
    sql`${cellText(column)} AS ${name(`w${at}`)}`,
    sql`${value} AS ${name(`v${at}`)}`,
    sql`coalesce(${days?.isLater ?? sql`FALSE`}, FALSE) AS ${name(`l${at}`)}`,
  ]);
}

/** Why a cell of {@link cellOf} is lost, a test each. */
function testsOf(at: number): Readonly<Record<keyof Counts, Sql>> {
  const [text, value, later] = [name(`w${at}`), name(`v${at}`), name(`l${at}`)];
  const gone = sql`${text} IS NOT NULL AND ${value} IS NULL AND NOT ${later}
    AND NOT ${saysMissing(text)}`;
  const hidden = sql`regexp_full_match(trim(${text}), ${suppressedForm}, 'i')`;
  const number = sql`coalesce(isfinite(TRY_CAST(replace(${text}, ',', '.') AS DOUBLE)), FALSE)`;
  return {
    later,
    suppressed: sql`${gone} AND ${hidden}`,
    numbers: sql`${gone} AND NOT ${hidden} AND ${number}`,
    other: sql`${gone} AND NOT ${hidden} AND NOT ${number}`,
  };
}

/** Whether a cell of {@link cellOf} is lost in this way. */
export function isLostAs(kind: Loss['kind'], { id }: CleanedField, at: number): Sql {
  const { later, suppressed, numbers, other } = testsOf(at);
  switch (kind) {
    case 'future-date':
      return later;
    case 'suppressed':
      return suppressed;
    case 'outside':
      return numbers;
    case 'not-read':
      return isNumber(id) ? other : sql`(${numbers}) OR (${other})`;
  }
}

function countsOf(at: number): Sql {
  const { later, suppressed, numbers, other } = testsOf(at);
  const count = (test: Sql) => sql`(count(*) FILTER (${test}))::DOUBLE`;
  return sql`{later: ${count(later)}, suppressed: ${count(suppressed)},
    numbers: ${count(numbers)}, other: ${count(other)}} AS ${name(`f${at}`)}`;
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
