import { outsideCode } from '../../contract/dimensions.ts';
import { addSum, addWithin, type CountDraft } from '../count-draft.ts';
import { definitionOf } from '../group-rows.ts';
import type { ReadTable } from '../read-table.ts';
import type { Asked, Layer } from './asked.ts';

/** The segments that overlap of a definition, and whether they are all that there are. */
export interface Layers {
  readonly definition: string;
  readonly codes: readonly string[];
  readonly isWhole: boolean;
}

/** Every segment of a definition, where a table has rows for all of them; null where none has. */
function allSegments(tables: readonly ReadTable[], definition: string): readonly string[] | null {
  for (const { table, rows } of tables) {
    const place = table.dimensions.findIndex(({ name }) => name === 'segment');
    const dimension = table.dimensions[place];
    const { filters, where } = table.populationRule ?? {};
    if (dimension === undefined || filters === undefined) continue;
    const isFiltered = dimension.listed
      ? filters['segment'] !== undefined
      : where !== null || Object.keys(filters).length > 0;
    if (isFiltered || definitionOf(table) !== definition || dimension.merged.size > 0) continue;
    const codes = rows.map((row) => row.codes[place] as string);
    return [...new Set(codes)].filter((code) => code !== dimension.total && code !== outsideCode);
  }
  return null;
}

/** The definitions of which segments overlap that some counts name a segment of. */
export function layersOf(told: readonly Asked[], tables: readonly ReadTable[]): readonly Layers[] {
  const named = told.flatMap(({ layer }) => layer ?? []);
  return [...new Set(named.map(({ definition }) => definition))].map((definition) => {
    const own = named.flatMap((layer) => (layer.definition === definition ? [layer.code] : []));
    const all = allSegments(tables, definition);
    return { definition, codes: [...new Set([...own, ...(all ?? [])])], isWhole: all !== null };
  });
}

const noneOf = (tables: readonly ReadTable['table'][]) =>
  tables.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ name, none }) => (name === 'segment' && none !== null ? [none] : [])),
  )[0] ?? 'no-segment';

/** Whoever is in a segment of those that overlap is of the group, and not in none; all are in one at least. */
export function linkLayers(
  draft: CountDraft,
  of: (layer: Layer | null) => number,
  { definition, codes, isWhole }: Layers,
  tables: readonly ReadTable['table'][],
): void {
  const none = noneOf(tables);
  const layer = (code: string) => of({ definition, code });
  const segments = codes.filter((code) => code !== none).map(layer);
  const [all, some, each] = [of(null), layer('any segment'), layer('each segment once')];
  if (codes.includes(none)) addSum(draft, all, [layer(none), some]);
  else addWithin(draft, some, all);
  if (codes.includes(none) && isWhole) {
    addSum(draft, each, segments);
    addWithin(draft, some, each);
  }
  for (const segment of segments) addWithin(draft, segment, some);
}
