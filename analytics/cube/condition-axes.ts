import { type Category, noneCode, unknownCode } from '../contract/dimensions.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { countSql } from '../criteria/count-sql.ts';
import { findCondition, findField } from '../dictionary/dictionary.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import type { PersonAxis } from './axis.ts';

const unknown: Category = { code: unknownCode, label: 'Not known' };

/** Counts from here on are one category. */
const many = 5;

const counts: readonly Category[] = Array.from({ length: many + 1 }, (_, count) => {
  const code = count === many ? `${many}+` : `${count}`;
  return { code, label: code };
});

function countPosition(catalogue: Catalogue): Sql {
  const count = countSql(null, catalogue, '');
  const notKnown = literal(counts.length);
  if (count === null) return sql`${notKnown}::UTINYINT`;
  const known = sql`least(${count.known}, ${literal(many)})`;
  if (count.possible === null) return sql`${known}::UTINYINT`;
  return sql`(CASE WHEN ${known} = least(${count.possible}, ${literal(many)}) THEN ${known} ELSE ${notKnown} END)::UTINYINT`;
}

/** How many of the long-term conditions that the extract holds a person has recorded. */
export function conditionCountAxis(catalogue: Catalogue): PersonAxis {
  return {
    dimension: 'condition_count',
    id: 'condition_count',
    of: 'profile',
    label: 'Long-term conditions',
    noun: 'number of long-term conditions',
    categories: [...counts, unknown],
    position: countPosition(catalogue),
  };
}

function combinationOf(ids: readonly string[], mask: number): Category {
  const present = ids.filter((_, place) => (mask & (1 << place)) !== 0);
  if (present.length === 0) return { code: noneCode, label: 'None of them' };
  return {
    code: present.join('+'),
    label: present.map((id) => (findCondition(id) ?? findField(id))?.label ?? id).join(' + '),
  };
}

/**
 * Every combination of some conditions and flags, told apart by a bit each: with three conditions, eight
 * categories and one for people of whom one of them is not known. At most 12 conditions.
 */
export function combinationAxis(ids: readonly string[]): PersonAxis {
  const bits = ids.map((id, place) => sql`${name(id)}::USMALLINT * ${literal(2 ** place)}`);
  const masks = Array.from({ length: 2 ** ids.length }, (_, mask) => combinationOf(ids, mask));
  return {
    dimension: 'combination',
    id: `combination:${ids.join(',')}`,
    of: 'profile',
    label: 'Combination of conditions',
    noun: 'combination of conditions',
    categories: [...masks, unknown],
    position: sql`coalesce(${join(bits, ' + ')}, ${literal(masks.length)})::USMALLINT`,
  };
}
