import { name, type Sql, sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';

/** The unknown truth value, for whatever an extract does not hold. */
export const unknown: Sql = sql`CAST(NULL AS BOOLEAN)`;

/** A test of a canonical field; unknown for everybody where the extract does not hold it. */
export function ifHeld(catalogue: Catalogue, field: string, test: (column: Sql) => Sql): Sql {
  return catalogue.fields.has(field) ? test(name(field)) : unknown;
}
