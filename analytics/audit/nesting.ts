import { agesOfCode, bandOfAge } from '../dictionary/ages-of-code.ts';
import { limitsWithin } from './is-within.ts';
import type { AuditTable } from './manifest.ts';
import type { AuditRow, ReadTable } from './read-table.ts';

/** For each code of a dimension, the one category that it belongs to; null where it is in several. */
type Above = ReadonlyMap<string, string | null>;

/** What is nested in what, by date: for a dimension, each one above it. */
export type Nesting = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Above>>>;

/** The day that a table's nesting holds for; its bundle where that is not stated. */
export const dateOf = ({ asAt, bundle }: AuditTable): string => asAt ?? `in ${bundle}`;

/** Whether one code's ages are surely among another's. */
function areAgesWithin(code: string, band: string | null): boolean {
  const [ages, all] = [agesOfCode(code), band === null ? null : agesOfCode(band)];
  return ages !== null && all !== null && limitsWithin(ages, all);
}

/**
 * The category of a dimension above that a code surely belongs to; null where that is not known. Of an
 * age its band is known by name, whatever rows say of people of whom there cannot be any.
 */
export function aboveOf(
  nesting: Nesting,
  date: string,
  [name, code]: readonly [string, string],
  parent: string,
): string | null {
  const told = nesting.get(date)?.get(name)?.get(parent)?.get(code) ?? null;
  if (name !== 'age' || parent !== 'age_band') return told;
  return areAgesWithin(code, told) ? told : (bandOfAge(code) ?? null);
}

/** The dimensions above one by any table of a date. */
export function dimensionsAbove(nesting: Nesting, date: string, name: string): readonly string[] {
  const told = nesting.get(date)?.get(name)?.keys() ?? [];
  return [...new Set([...told, ...(name === 'age' ? ['age_band'] : [])])];
}

const codeOf = (table: AuditTable, { codes }: AuditRow, name: string): string | null => {
  const place = table.dimensions.findIndex((dimension) => dimension.name === name);
  const dimension = table.dimensions[place];
  const code = codes[place];
  return code === undefined || code === dimension?.total || code === dimension?.sum ? null : code;
};

function isNobody({ columns }: ReadTable, { status, numbers }: AuditRow): boolean {
  const people = columns.has('denominator') ? numbers.denominator : numbers.count;
  return status !== 'hidden' && people?.number === 0;
}

/** Dimensions of a table that are nested in others of it: [name, name of one above]. */
function nestedIn({ dimensions }: AuditTable): readonly (readonly [string, string])[] {
  const parents = new Map(dimensions.map(({ name, parent }) => [name, parent]));
  return dimensions.flatMap(({ name }) => {
    const above: (readonly [string, string])[] = [];
    let at = parents.get(name) ?? null;
    while (at !== null && parents.has(at)) {
      above.push([name, at]);
      at = parents.get(at) ?? null;
    }
    return above;
  });
}

function inner<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

type Draft = Map<string, Map<string, Map<string, Map<string, string | null>>>>;

/** What rows that state both say. A code seen in two categories is in none for sure (null). */
function addSeen(nesting: Draft, tables: readonly ReadTable[]): void {
  for (const of of tables) {
    const { table, rows } = of;
    for (const [name, parent] of nestedIn(table)) {
      const above = inner(inner(inner(nesting, dateOf(table)), name), parent);
      for (const row of rows) {
        const [code, category] = [codeOf(table, row, name), codeOf(table, row, parent)];
        if (code === null || category === null || isNobody(of, row)) continue;
        const known = above.get(code);
        above.set(code, known === undefined || known === category ? category : null);
      }
    }
  }
}

/** What manifests state; two that do not agree leave it open (null). */
function addStated(nesting: Draft, tables: readonly ReadTable[]): void {
  const stated = new Map<Map<string, string | null>, Map<string, string | null>>();
  for (const { table } of tables) {
    for (const { name, parent, above } of table.within) {
      const all = inner(inner(inner(nesting, dateOf(table)), name), parent);
      const own = stated.get(all) ?? new Map<string, string | null>();
      stated.set(all, own);
      for (const [code, of] of above) {
        const known = own.get(code);
        own.set(code, known === undefined || known === of ? of : null);
      }
    }
  }
  for (const [all, own] of stated) for (const [code, of] of own) all.set(code, of);
}

/** What follows: a practice of a network of a partnership is of that partnership. */
function addImplied(nesting: Draft): void {
  for (const names of nesting.values()) {
    for (const parents of names.values()) {
      for (const [parent, above] of [...parents]) {
        for (const [further, categories] of names.get(parent) ?? []) {
          const own = inner(parents, further);
          for (const [code, of] of above) {
            const category = of === null ? null : (categories.get(of) ?? null);
            if (category !== null && !own.has(code)) own.set(code, category);
          }
        }
      }
    }
  }
}

/** Which category each code is nested in, by all tables of a date: what is stated, else what rows say. */
export function nestingOf(tables: readonly ReadTable[]): Nesting {
  const nesting: Draft = new Map();
  addSeen(nesting, tables);
  addStated(nesting, tables);
  addImplied(nesting);
  return nesting;
}
