import { conditions } from '../dictionary/dictionary.ts';
import { join, name, type Sql, sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';
import type { ConditionCount } from './count-sql.ts';
import { filled } from './layout.ts';

/** Body systems to count: those listed, or (null) all; of both, those of which a condition is held. */
export type SystemList = readonly string[] | null;

const longTerm = conditions.filter((condition) => condition.longTerm);

/** The body systems of the dictionary's long-term conditions, in alphabetical order. */
export const bodySystems: readonly string[] = [
  ...new Set(longTerm.map(({ system }) => system)),
].sort();

/** The long-term conditions of a system that an extract holds. */
export function heldOfSystem(system: string, { conditions: held }: Catalogue): readonly string[] {
  return longTerm.filter((one) => one.system === system && held.has(one.id)).map(({ id }) => id);
}

function termOf(ids: readonly string[], assumed: Sql, catalogue: Catalogue): Sql {
  const met = join(ids.map(name), ' OR ');
  const isNullable = ids.some((id) => catalogue.conditions.get(id)?.nullable === true);
  if (isNullable) return sql`coalesce(${met}, ${assumed})::UTINYINT`;
  return ids.length === 1 ? sql`${met}::UTINYINT` : sql`(${met})::UTINYINT`;
}

/** In how many systems a person has a long-term condition, or null where none can be told. */
export function systemsSql(
  list: SystemList,
  catalogue: Catalogue,
  indent: string,
): ConditionCount | null {
  const held = (list ?? bodySystems)
    .map((system) => heldOfSystem(system, catalogue))
    .filter((ids) => ids.length > 0);
  if (held.length === 0) return null;
  const isSure = held.flat().every((id) => catalogue.conditions.get(id)?.nullable === false);
  const sum = (assumed: Sql) => {
    const terms = held.map((ids) => termOf(ids, assumed, catalogue));
    return sql`(${filled(terms, ' + ', indent)})`;
  };
  return { known: sum(sql`FALSE`), possible: isSure ? null : sum(sql`TRUE`) };
}
