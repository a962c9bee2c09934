import type { Places } from './places.ts';

type Covered = Pick<Places, 'boundaries' | 'deprivation' | 'footprint'>;

/** A list that holds less than this share of another is of another place, and no gap in it. */
const samePlace = 0.5;

interface Holder {
  readonly has: (code: string) => boolean;
}

function gap(what: string, list: ReadonlySet<string>, held: Holder) {
  const missing = [...list].filter((code) => !held.has(code)).length;
  const isSamePlace = list.size - missing >= list.size * samePlace;
  return missing > 0 && isSamePlace ? [`${what}: ${missing} of ${list.size}.`] : [];
}

/** What lookups leave out of the areas that the boundaries of their vintage draw, and the reverse. */
export function coverageRemarks({
  boundaries,
  deprivation,
  footprint,
}: Covered): readonly string[] {
  return boundaries.flatMap(({ vintage, areas }) => {
    const list = new Set(areas.map(({ code }) => code));
    const tables = deprivation.filter((table) => table.vintage === vintage);
    return [
      ...tables.flatMap(({ edition, deciles }) =>
        gap(`Areas of ${vintage} without a decile of ${edition}`, list, deciles),
      ),
      ...(footprint?.vintage === vintage
        ? [
            ...gap(`Areas of ${vintage} that the footprint gives to no LCP`, list, footprint.lcpOf),
            ...gap(
              'Areas of the footprint that no boundary draws',
              new Set(footprint.lcpOf.keys()),
              list,
            ),
          ]
        : []),
    ];
  });
}
