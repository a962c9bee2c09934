import { canonical } from './canonical.ts';
import { type AskedGroup, type Group, groupOf, type Worlds } from './group-of.ts';
import { areAll } from './listed.ts';
import type { AuditTable, PopulationRule } from './manifest.ts';
import { dateOf } from './nesting.ts';
import type { AuditRow } from './read-table.ts';
import { criteriaOf } from './rule.ts';

/**
 * The group that a row counts, or the one that it would count without some dimensions, or without
 * filters on some, or with codes of other dimensions besides; null where the row is a sum of other
 * shown ones.
 */
export type GroupRow = (
  row: AuditRow,
  without?: readonly string[],
  unfiltered?: readonly string[],
  besides?: ReadonlyMap<string, string>,
) => Group | null;

/** By what people are sorted into segments. */
export const definitionOf = ({ definition }: AuditTable): string => canonical(definition);

/**
 * By what they are in pairs of segments: also by whom the pairs count. A table of who moves from segment
 * to segment names one of its two definitions only, so that it is compared with no other.
 */
function pairsOf({ definition, dimensions, numerator, bundle, file }: AuditTable): string {
  const second = dimensions.find(({ name }) => name === 'other_segment');
  return canonical({ definition, numerator, of: second?.overlapping ? null : { bundle, file } });
}

function wordsOf({ definition, population, bundle, file }: AuditTable) {
  const words = population?.trim().replace(/\s+/g, ' ');
  return { definition, population: words ? words : { bundle, file } };
}

/** Filters with merged categories as their parts. */
function filtersOf({ filters }: PopulationRule, { dimensions }: AuditTable) {
  const entries = Object.entries(filters).map(([name, codes]) => {
    const merged = dimensions.find((dimension) => dimension.name === name)?.merged;
    return [name, codes.flatMap((code) => merged?.get(code) ?? [code]).toSorted()] as const;
  });
  return Object.fromEntries(entries);
}

function askedOf(
  { listed }: Worlds,
  table: AuditTable,
  shared: string | null,
): Omit<AskedGroup, 'cell'> {
  const { populationRule, edition, bundle, extract } = table;
  const asAt = table.asAt ?? { bundle };
  const date = dateOf(table);
  const by = { date, segments: definitionOf(table), pairs: pairsOf(table) };
  const same = { edition, asAt, extract };
  if (populationRule === null) {
    const base = canonical({ ...same, words: wordsOf(table) });
    return { ...by, base, filters: null, criteria: [] };
  }
  const filters = Object.entries(filtersOf(populationRule, table)).filter(
    ([name, codes]) => !areAll(listed(table, name), codes),
  );
  return {
    ...{ ...by, base: canonical(same) },
    filters: Object.fromEntries(filters.filter(([name]) => name !== shared)),
    criteria: criteriaOf(populationRule.where),
  };
}

/** A merged category as a filter to those of its parts that the table's own filter leaves. */
function mergedFilter(
  { filters }: Omit<AskedGroup, 'cell'>,
  { name, merged }: AuditTable['dimensions'][number],
  code: string,
): readonly string[] | null {
  const parts = merged.get(code);
  if (filters === null || parts === undefined) return null;
  const kept = parts.filter((part) => filters[name]?.includes(part) !== false);
  return kept.length === 0 ? null : kept.toSorted();
}

/** Names the groups of a table's rows; filters on a dimension left out where that is shared out. */
export function groupRows(worlds: Worlds, table: AuditTable, shared: string | null): GroupRow {
  const asked = askedOf(worlds, table, shared);
  return (row, without = [], unfiltered = [], besides = new Map()) => {
    const cell = new Map<string, string>(besides);
    const merged: Record<string, readonly string[]> = {};
    for (const [place, dimension] of table.dimensions.entries()) {
      const { name, total, sum } = dimension;
      const code = row.codes[place] as string;
      if (code === sum && total === null) return null;
      if (code === total || name === shared || without.includes(name)) continue;
      const parts = mergedFilter(asked, dimension, code);
      if (parts === null) cell.set(name, code);
      else merged[name] = parts;
    }
    if (asked.filters === null) return groupOf(worlds, { ...asked, cell });
    const kept = Object.entries(asked.filters).filter(([name]) => !unfiltered.includes(name));
    const filters = { ...Object.fromEntries(kept), ...merged };
    return groupOf(worlds, { ...asked, filters, cell });
  };
}

/** Codes that a table is limited to one of: as much part of its rows as their own. */
export function fixedNames(table: AuditTable): readonly string[] {
  const { populationRule } = table;
  const filters = Object.entries(populationRule === null ? {} : filtersOf(populationRule, table));
  return filters.filter(([, codes]) => codes.length === 1).map(([name]) => name);
}
