import type { BoundarySet, DeprivationTable, Places } from './places.ts';
import { unstatedVintage } from './vintage.ts';

type Areas = Pick<Places, 'deprivation' | 'boundaries' | 'population' | 'footprint' | 'changes'>;

/** All area codes that the files list for each vintage. */
export function codesByVintage({
  deprivation,
  boundaries,
  population,
  footprint,
  changes,
}: Areas): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  const add = (vintage: string, codes: Iterable<string>) => {
    const list = lists.get(vintage) ?? new Set<string>();
    for (const code of codes) list.add(code);
    lists.set(vintage, list);
  };
  for (const table of deprivation) add(table.vintage, table.deciles.keys());
  for (const { vintage, areas } of boundaries) {
    add(
      vintage,
      areas.map((area) => area.code),
    );
  }
  if (population !== null) add(population.vintage, population.residents.keys());
  if (footprint !== null) add(footprint.vintage, footprint.lcpOf.keys());
  for (const { from, to } of changes) {
    add('LSOA 2011', [from]);
    add('LSOA 2021', [to]);
  }
  return lists;
}

function settle(
  vintage: string,
  codes: readonly string[],
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  if (vintage !== unstatedVintage) return vintage;
  const fits = [...lists].filter(
    ([stated, list]) => stated !== unstatedVintage && codes.every((code) => list.has(code)),
  );
  return fits[0]?.[0] ?? vintage;
}

/**
 * Gives files that state no vintage the vintage of the first list that holds all their codes, so
 * that a plain `lsoa_code,lcp_name` lookup goes with the boundaries it was made for.
 */
export function settleVintages<A extends Areas>(areas: A): A {
  const lists = codesByVintage(areas);
  const deprivation = areas.deprivation.map(
    (table): DeprivationTable => ({
      ...table,
      vintage: settle(table.vintage, [...table.deciles.keys()], lists),
    }),
  );
  const boundaries = areas.boundaries.map(
    (set): BoundarySet => ({
      ...set,
      vintage: settle(
        set.vintage,
        set.areas.map((area) => area.code),
        lists,
      ),
    }),
  );
  const { population, footprint } = areas;
  return {
    ...areas,
    deprivation,
    boundaries,
    population: population && {
      ...population,
      vintage: settle(population.vintage, [...population.residents.keys()], lists),
    },
    footprint: footprint && {
      ...footprint,
      vintage: settle(footprint.vintage, [...footprint.lcpOf.keys()], lists),
    },
  };
}
