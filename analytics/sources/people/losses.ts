import { findField } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { join, name, type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { CleanedField } from '../mapped-file.ts';
import { isMissing, isSuppressed } from '../mapping/vocabulary.ts';
import type { FurtherCount } from '../profile/column-question.ts';
import { countLost } from './count-lost.ts';
import { locateLost } from './locate-lost.ts';
import { suppressedForm } from './suppressed-form.ts';

/** Cells of a column that were set to missing, and why. */
export interface Loss {
  readonly column: string;
  /** Canonical field or condition. */
  readonly field: string;
  readonly kind: 'not-read' | 'outside' | 'suppressed' | 'future-date';
  /** Rows of the file, those that repeat a person included. */
  readonly rows: number;
  /** The first of those rows, see `locateLost`; left out where they were not looked for. */
  readonly first?: readonly number[];
  /** Only of days: the day of the extract, ISO 8601. */
  readonly latest?: string;
}

interface Lost {
  readonly unread: number;
  readonly outside: number;
  readonly suppressed: number;
}

/** Counted over the values one by one, where all of them are known. */
async function lostValues(database: Database, field: CleanedField): Promise<Lost> {
  const { column, profile, value } = field;
  const held = (profile.allValues ?? []).filter(({ value: cell }) => !isMissing(cell ?? ''));
  const cells = held.map((entry) => entry.value ?? '');
  if (cells.length === 0) return { unread: 0, outside: 0, suppressed: 0 };
  const rows = new Map(held.map((entry) => [entry.value ?? '', entry.count]));
  const lost = await database.rows<{ cell: string }>(
    sql`SELECT cell FROM (SELECT ${column.sql} AS cell, ${value} AS clean
        FROM (SELECT unnest(CAST(${cells} AS VARCHAR[])) AS ${column.sql}))
      WHERE clean IS NULL`,
  );
  const sum = { unread: 0, outside: 0, suppressed: 0 };
  for (const { cell } of lost) {
    const isNumber = !Number.isNaN(Number(cell.replace(',', '.')));
    const kind = isSuppressed(cell) ? 'suppressed' : isNumber ? 'outside' : 'unread';
    sum[kind] += rows.get(cell) ?? 0;
  }
  return sum;
}

/** Counted over the file and the people, where there are too many values. */
function lostNumbers({ profile }: CleanedField, kept: number): Lost {
  const suppressed = profile.further.get(suppressedCount.id) ?? 0;
  return {
    suppressed,
    unread: Math.max(0, profile.filled - suppressed - Math.max(profile.numbers, kept)),
    outside: Math.max(0, profile.numbers - kept),
  };
}

/** Asked of columns with many values: how many cells the provider has hidden. */
export const suppressedCount: FurtherCount = {
  id: 'suppressed',
  sql: (column) => sql`regexp_full_match(trim(${column}), ${suppressedForm}, 'i')`,
};

async function keptNumbers(
  database: Database,
  ids: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  if (ids.length === 0) return {};
  const counts = ids.map((id) => sql`count(${name(id)})::DOUBLE AS ${name(id)}`);
  const [row] = await database.rows<Record<string, number>>(
    sql`SELECT ${join(counts)} FROM person`,
  );
  return row ?? {};
}

/**
 * Days that say neither yes nor no in `person`; the file is read again only where there are any.
 */
async function lostDays(
  database: Database,
  source: Sql,
  fields: ReadonlyMap<string, CleanedField>,
): Promise<readonly Loss[]> {
  const dated = [...fields.values()].filter(({ days }) => days !== undefined);
  const ids = dated.map(({ id }) => id);
  const kept = await keptNumbers(database, [...ids, 'rowid']);
  const isLost = ({ id }: CleanedField) => (kept[id] ?? 0) < (kept['rowid'] ?? 0);
  return countLost(database, source, dated.filter(isLost));
}

/**
 * How many cells of each column were set to missing, and where the first of them stand. Asked of
 * `person` before repeated people are taken out of it: whoever repairs the file repairs their rows
 * as well.
 */
export async function findLosses(
  database: Database,
  source: Sql,
  fields: ReadonlyMap<string, CleanedField>,
): Promise<readonly Loss[]> {
  const isMany = ({ id, profile }: CleanedField) =>
    profile.allValues === null && findField(id)?.kind === 'number' && id !== 'birth_year';
  const many = [...fields.values()].filter(isMany).map(({ id }) => id);
  const kept = await keptNumbers(database, many);
  const losses: Loss[] = [];
  for (const field of fields.values()) {
    const isListed = field.profile.allValues !== null && field.column.type !== 'flag';
    if (field.days !== undefined || (!isListed && !isMany(field))) continue;
    const lost = isListed
      ? await lostValues(database, field)
      : lostNumbers(field, kept[field.id] ?? 0);
    const isNumber = findField(field.id)?.kind === 'number';
    const of = { column: field.profile.name, field: field.id };
    const unread = isNumber ? lost.unread : lost.unread + lost.outside;
    if (lost.suppressed > 0) losses.push({ ...of, kind: 'suppressed', rows: lost.suppressed });
    if (isNumber && lost.outside > 0) losses.push({ ...of, kind: 'outside', rows: lost.outside });
    if (unread > 0) losses.push({ ...of, kind: 'not-read', rows: unread });
  }
  return locateLost(database, source, fields, [
    ...losses,
    ...(await lostDays(database, source, fields)),
  ]);
}

/** What is said of lost days of diagnosis. */
function dayRemark({ column, kind, rows, latest }: Loss): string {
  const dates = counted(rows, 'date');
  const cells = counted(rows, 'cell');
  switch (kind) {
    case 'future-date':
      return `${dates} of “${column}” ${rows === 1 ? 'is' : 'are'} after ${latest}: set to missing.`;
    case 'suppressed':
      return `${cells} of “${column}” ${rows === 1 ? 'is' : 'are'} hidden by the provider: missing.`;
    default:
      return `${cells} of “${column}” ${rows === 1 ? 'is' : 'are'} no day, or one before 1901: set to missing.`;
  }
}

/** What is said of lost numbers and days; of lost words the columns speak themselves. */
export function lossRemarks(losses: readonly Loss[]): string[] {
  return losses.flatMap((loss) => {
    const { column, field, kind, rows, latest } = loss;
    if (latest !== undefined) return [dayRemark(loss)];
    const found = findField(field);
    if (found?.kind !== 'number') return [];
    if (kind === 'suppressed') {
      const are = rows === 1 ? 'is' : 'are';
      return [`${counted(rows, 'cell')} of “${column}” ${are} hidden by the provider: missing.`];
    }
    const [one, many] =
      field === 'age' ? ['age', 'ages'] : [`value of “${column}”`, `values of “${column}”`];
    const were = `${rows === 1 ? 'was' : 'were'} set to missing.`;
    const what = counted(rows, one, many);
    return kind === 'outside'
      ? [`${what} outside ${found.from} to ${found.to} ${were}`]
      : [`${what} that ${rows === 1 ? 'is' : 'are'} not a number ${were}`];
  });
}
