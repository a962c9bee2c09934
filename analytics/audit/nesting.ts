import type { AuditTable } from './manifest.ts';
import type { AuditRow, ReadTable } from './read-table.ts';

/** For each code of a dimension, the one category that it belongs to; null where it is in several. */
type Above = ReadonlyMap<string, string | null>;

/** What is nested in what, by date: for a dimension, each one above it. */
export type Nesting = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Above>>>;

/** The day that a table's nesting holds for; its bundle where that is not stated. */
export const dateOf = ({ asAt, bundle }: AuditTable): string => asAt ?? `in ${bundle}`;

/** The category of a dimension above that a code surely belongs to; null where that is not known. */
export function aboveOf(
  nesting: Nesting,
  date: string,
  [name, code]: readonly [string, string],
  parent: string,
): string | null {
  return nesting.get(date)?.get(name)?.get(parent)?.get(code) ?? null;
}

const codeOf = (table: AuditTable, { codes }: AuditRow, name: string): string | null => {
  const place = table.dimensions.findIndex((dimension) => dimension.name === name);
  const dimension = table.dimensions[place];
  const code = codes[place];
  return code === undefined || code === dimension?.total || code === dimension?.sum ? null : code;
};

const isNobody = ({ status, numbers }: AuditRow) =>
  status !== 'hidden' && (numbers.denominator ?? numbers.count)?.number === 0;

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

/**
 * Which category each code is nested in, by all tables of a date that state both. A code seen in two of
 * them is in none for sure (null), and its rows stay what they say.
 */
export function nestingOf(tables: readonly ReadTable[]): Nesting {
  const nesting = new Map<string, Map<string, Map<string, Map<string, string | null>>>>();
  for (const { table, rows } of tables) {
    for (const [name, parent] of nestedIn(table)) {
      const above = inner(inner(inner(nesting, dateOf(table)), name), parent);
      for (const row of rows) {
        const [code, of] = [codeOf(table, row, name), codeOf(table, row, parent)];
        if (code === null || of === null || isNobody(row)) continue;
        const known = above.get(code);
        above.set(code, known === undefined || known === of ? of : null);
      }
    }
  }
  return nesting;
}
