import type { Worlds } from '../group-of.ts';
import { definitionOf } from '../group-rows.ts';
import { listsWithin } from '../listed.ts';
import type { AuditTable } from '../manifest.ts';
import type { ReadTable } from '../read-table.ts';
import { criteriaOf } from '../rule.ts';
import { isMet } from '../says-nothing.ts';
import { segmentOf } from './asked.ts';
import type { Known } from './families.ts';
import type { Test } from './piece.ts';

/** All codes of a dimension that the population of a table has, by whatever table lists them; null for none. */
function listedIn(
  table: AuditTable,
  name: string,
  tables: readonly AuditTable[],
  { listed }: Worlds,
): ReadonlySet<string> | null {
  if (!name.startsWith('segment of ')) return listed(table, name);
  const own = tables.find((one) => segmentOf(definitionOf(one)) === name);
  return own === undefined ? null : listed({ ...table, definition: own.definition }, 'segment');
}

/** The codes of each dimension that tests name, and whether the tables list them all. */
export function knownOf(
  tests: readonly Test[],
  tables: readonly AuditTable[],
  worlds: Worlds,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const test of tests) {
    if ('ages' in test) known.set('age', known.get('age') ?? { codes: new Set(), isWhole: false });
    else {
      const codes = new Set([...(known.get(test.name)?.codes ?? []), ...test.codes]);
      known.set(test.name, { codes, isWhole: false });
    }
  }
  for (const [name, { codes }] of known) {
    const listed = tables.map((table) => listedIn(table, name, tables, worlds));
    const isWhole = listed.length > 0 && !listed.includes(null);
    const all = new Set([...(isWhole ? [] : codes), ...listed.flatMap((one) => [...(one ?? [])])]);
    known.set(name, { codes: all, isWhole });
  }
  return known;
}

/** Age bands that a table by single ages keeps whole, with the ages that it has rows for. */
export function closedBands(
  tables: readonly ReadTable[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const closed = new Map<string, ReadonlySet<string>>();
  for (const { table, rows } of tables) {
    const place = table.dimensions.findIndex(({ name }) => name === 'age');
    const criteria = criteriaOf(table.populationRule?.where ?? null);
    for (const band of table.populationRule?.filters['age_band'] ?? []) {
      const isAll = criteria.every(({ value }) => isMet(new Map([['age_band', band]]), value));
      if (!isAll || !listsWithin(table, 'age', ['age_band', band], ['age_band'])) continue;
      closed.set(band, new Set(rows.map(({ codes }) => codes[place] as string)));
    }
  }
  return closed;
}
