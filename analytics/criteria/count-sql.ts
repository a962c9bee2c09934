import { conditions } from '../dictionary/dictionary.ts';
import { literal, name, type Sql, sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';
import { unknown } from './column.ts';
import type { CountBounds } from './count-bounds.ts';
import { filled, newLine } from './layout.ts';

/** Conditions to count: those listed, or (null) every long-term one; of both, those that are held. */
export type ConditionList = readonly string[] | null;

/**
 * How many conditions of a list a person has, between the number known and the number possible if
 * every unknown were true. `possible` is null where the extract leaves nothing unknown.
 */
export interface ConditionCount {
  readonly known: Sql;
  readonly possible: Sql | null;
}

/** The ids of those conditions of a list that an extract holds. */
export function countedIds(
  list: ConditionList,
  { conditions: held }: Catalogue,
): readonly string[] {
  const listed = list ?? conditions.filter(({ longTerm }) => longTerm).map(({ id }) => id);
  return listed.filter((id) => held.has(id));
}

function sumOf(ids: readonly string[], assumed: Sql, catalogue: Catalogue, indent: string): Sql {
  const terms = ids.map((id) => {
    const isNullable = catalogue.conditions.get(id)?.nullable === true;
    const column = isNullable ? sql`coalesce(${name(id)}, ${assumed})` : name(id);
    return sql`${column}::UTINYINT`;
  });
  return sql`(${filled(terms, ' + ', indent)})`;
}

/** The count of a list of conditions, or null where there is none to count. */
export function countSql(
  list: ConditionList,
  catalogue: Catalogue,
  indent: string,
): ConditionCount | null {
  const ids = countedIds(list, catalogue);
  if (ids.length === 0) return null;
  const isSure = ids.every((id) => catalogue.conditions.get(id)?.nullable === false);
  return {
    known: sumOf(ids, sql`FALSE`, catalogue, indent),
    possible: isSure ? null : sumOf(ids, sql`TRUE`, catalogue, indent),
  };
}

function within(count: Sql, { atLeast, atMost }: CountBounds): Sql {
  if (atMost === null) return sql`${count} >= ${literal(atLeast ?? 0)}`;
  if (atLeast === null) return sql`${count} <= ${literal(atMost)}`;
  return sql`${count} BETWEEN ${literal(atLeast)} AND ${literal(atMost)}`;
}

/** True only if the known and the possible number both lie within, false only if neither can. */
function surely(known: Sql, possible: Sql, { atLeast, atMost }: CountBounds) {
  if (atMost === null) {
    const least = literal(atLeast ?? 0);
    return { yes: sql`${known} >= ${least}`, no: sql`${possible} < ${least}` };
  }
  const most = literal(atMost);
  if (atLeast === null) {
    return { yes: sql`${possible} <= ${most}`, no: sql`${known} > ${most}` };
  }
  const least = literal(atLeast);
  return {
    yes: sql`${known} >= ${least} AND ${possible} <= ${most}`,
    no: sql`${possible} < ${least} OR ${known} > ${most}`,
  };
}

/** A test of a count; of no count at all it is unknown, because the extract says nothing. */
export function countTest(count: ConditionCount | null, bounds: CountBounds, indent: string): Sql {
  if (count === null) return unknown;
  if (count.possible === null) return within(count.known, bounds);
  const { yes, no } = surely(count.known, count.possible, bounds);
  const line = newLine(`${indent}  `);
  return sql`CASE${line}WHEN ${yes} THEN TRUE${line}WHEN ${no} THEN FALSE${newLine(indent)}END`;
}
