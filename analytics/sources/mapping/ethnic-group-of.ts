import { findField } from '../../dictionary/dictionary.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { type EthnicScheme, ethnicGroupOfCode } from './read-ethnicity.ts';

/** The broad group of an ethnic category, as a code of the field `ethnic_group`. */
export function ethnicGroupOf(category: Sql, scheme: EthnicScheme): Sql {
  const categories = Object.keys(findField('ethnicity')?.categories ?? {});
  const cases = Object.keys(findField('ethnic_group')?.categories ?? {}).map((group) => {
    const codes = categories.filter((code) => ethnicGroupOfCode(code, scheme) === group);
    return sql`WHEN ${category} IN (${join(codes.map((code) => sql`${code}`))}) THEN ${group}`;
  });
  return sql`CASE ${join(cases, ' ')} END`;
}
