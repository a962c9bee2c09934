import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import type { Axis } from './axis.ts';
import type { CountColumn } from './count-columns.ts';

export interface CubeQuery {
  readonly statement: Sql;
  /** Names of the result's columns: first one for each axis, then one for each count. */
  readonly columns: readonly string[];
}

/** The SQL that counts `people` (something to select from that has a `segment`) into a cube. */
export function cubeQuery(
  people: Sql,
  axes: readonly Axis[],
  counts: readonly CountColumn[],
): CubeQuery {
  const positions = axes.map(({ dimension, position }) => sql`${position} AS ${name(dimension)}`);
  const aggregates = counts.map(({ key, aggregate }) => sql`${aggregate} AS ${name(key)}`);
  const order = axes.map((_, index) => literal(index + 1));
  return {
    statement: sql`SELECT ${join([...positions, ...aggregates], ',\n  ')}
FROM (${people}) AS people
GROUP BY ${join(order)}
ORDER BY ${join(order)}`,
    columns: [...axes.map(({ dimension }) => dimension), ...counts.map(({ key }) => key)],
  };
}
