import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { Loaded } from '../reading/loaded.ts';
import type { CleanColumn, MappedSource } from './clean-column.ts';
import { saysMissing } from './says-missing.ts';

interface Loss {
  readonly unread: number;
  readonly outside: number;
}

/** Says how many cells of a column of numbers are not numbers, or lie outside plausible values. */
export async function numberLoss(
  database: Database,
  { source }: Loaded,
  { column, profile }: MappedSource,
  { number }: CleanColumn,
): Promise<readonly string[]> {
  if (number === undefined) return [];
  const { field, raw } = number;
  const [loss] = await database.rows<Loss>(
    sql`WITH groups AS (
      SELECT CAST(${column.sql} AS VARCHAR) AS value, any_value(${raw}) AS number, count(*) AS count
      FROM ${source} GROUP BY value)
    SELECT (coalesce(sum(count) FILTER (number IS NULL AND
        NOT ${saysMissing(sql`value`)}), 0))::DOUBLE AS unread,
      (coalesce(sum(count) FILTER (number NOT BETWEEN ${field.from ?? -1e15}
        AND ${field.to ?? 1e15}), 0))::DOUBLE AS outside
    FROM groups WHERE value IS NOT NULL`,
  );
  const { unread, outside } = loss ?? { unread: 0, outside: 0 };
  const name = field.id === 'age' ? 'age' : `value of “${profile.name}”`;
  const names = field.id === 'age' ? 'ages' : `values of “${profile.name}”`;
  const were = (count: number) => `${count === 1 ? 'was' : 'were'} set to missing.`;
  return [
    ...(outside === 0
      ? []
      : [`${counted(outside, name, names)} outside ${field.from} to ${field.to} ${were(outside)}`]),
    ...(unread === 0
      ? []
      : [
          `${counted(unread, name, names)} that ${unread === 1 ? 'is' : 'are'} not a number ${were(unread)}`,
        ]),
  ];
}
