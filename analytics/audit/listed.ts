import { outsideCode } from '../contract/dimensions.ts';
import { canonical } from './canonical.ts';
import { isWithin } from './is-within.ts';
import type { AuditDimension } from './manifest.ts';
import { aboveOf, dateOf, dimensionsAbove, type Nesting } from './nesting.ts';
import type { ReadTable } from './read-table.ts';

/** The codes of a dimension that a table lists: all that anybody of its population has. */
interface Listing {
  readonly where: unknown;
  readonly codes: ReadonlySet<string>;
}

/** Every code that anybody of a population has in a dimension; null where no table tells it. */
export type Listed = (of: ReadTable['table'], name: string) => ReadonlySet<string> | null;

function kindOf(table: ReadTable['table'], name: string): string {
  const { edition, asAt, extract, bundle, definition } = table;
  const by = name === 'segment' ? definition : null;
  return canonical({ edition, asAt: asAt ?? { bundle }, extract, name, by });
}

function codesOf({ rows }: ReadTable, place: number, { merged, total, sum }: AuditDimension) {
  const codes = new Set<string>();
  for (const row of rows) {
    const code = row.codes[place] as string;
    if (code === total || code === sum || code === outsideCode) continue;
    for (const part of merged.get(code) ?? [code]) codes.add(part);
  }
  return codes;
}

/** The categories of a dimension above in which some codes are; null where one is in none for sure. */
function codesAbove(codes: ReadonlySet<string>, above: (code: string) => string | null) {
  const found = [...codes].map(above);
  return found.includes(null) ? null : new Set(found as string[]);
}

/** Whether codes are all that anybody has, so that a filter to them leaves nobody out. */
export function areAll(listed: ReadonlySet<string> | null, codes: readonly string[]): boolean {
  return listed !== null && [...listed].every((code) => codes.includes(code));
}

/** All codes that manifests state, and those that have rows though nobody is there. */
function statedBy(tables: readonly ReadTable[]): ReadonlyMap<string, ReadonlySet<string>> {
  const stated = new Map<string, Set<string>>();
  for (const { table } of tables) {
    for (const [name, codes] of table.codes) {
      const key = kindOf(table, name);
      stated.set(key, new Set([...(stated.get(key) ?? []), ...codes]));
    }
  }
  for (const of of tables) {
    for (const [place, dimension] of of.table.dimensions.entries()) {
      const known = stated.get(kindOf(of.table, dimension.name));
      for (const code of known === undefined ? [] : codesOf(of, place, dimension)) known?.add(code);
    }
  }
  return stated;
}

/**
 * Which codes each dimension has by the tables that list it whole: with a total or said to be complete,
 * and limited by no filter, or by none but on dimensions of another kind where it says that it lists it.
 */
export function listedBy(tables: readonly ReadTable[], nesting: Nesting): Listed {
  const listings = new Map<string, Listing[]>();
  const stated = statedBy(tables);
  const add = (kind: string, listing: Listing) =>
    listings.set(kind, [...(listings.get(kind) ?? []), listing]);
  for (const of of tables) {
    const { table } = of;
    const { populationRule: rule } = table;
    if (rule === null) continue;
    const date = dateOf(table);
    for (const [place, dimension] of table.dimensions.entries()) {
      const { name, complete, total, overlapping, listed } = dimension;
      const above = dimensionsAbove(nesting, date, name);
      const isFiltered = Object.keys(rule.filters).some(
        (one) =>
          !listed ||
          one === name ||
          above.includes(one) ||
          dimensionsAbove(nesting, date, one).includes(name),
      );
      if (isFiltered || overlapping || !(complete || total !== null)) continue;
      const codes = codesOf(of, place, dimension);
      add(kindOf(table, name), { where: rule.where, codes });
      for (const parent of above) {
        const wider = codesAbove(codes, (code) => aboveOf(nesting, date, [name, code], parent));
        if (wider !== null) add(kindOf(table, parent), { where: rule.where, codes: wider });
      }
    }
  }
  return (table, name) => {
    const where = table.populationRule?.where;
    const known = listings.get(kindOf(table, name)) ?? [];
    const own = known.find((listing) => isWithin(where, listing.where))?.codes;
    return own ?? stated.get(kindOf(table, name)) ?? null;
  };
}

/**
 * Whether a table has rows for all codes of a dimension that are within a category of one above: it keeps
 * that category whole, and limits the dimension by nothing else.
 */
export function listsWithin(
  { dimensions, populationRule }: ReadTable['table'],
  name: string,
  [parent, category]: readonly [string, string],
  above: readonly string[],
): boolean {
  const dimension = dimensions.find((one) => one.name === name);
  if (dimension?.listed !== true || populationRule === null) return false;
  const { filters } = populationRule;
  const isKept = filters[parent] === undefined || filters[parent].includes(category);
  const others = [name, ...above].filter((one) => one !== parent);
  return isKept && others.every((one) => filters[one] === undefined);
}
