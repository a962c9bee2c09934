import { Refusal } from '../../analytics/contract/problem.ts';
import type { BoundarySet, DeprivationTable, Places } from '../../analytics/places/places.ts';
import { ages, oldestShare, residentsAt } from '../figures/age-by-quintile.ts';
import { quintileOf, type Town, type TownArea, type TownPractice } from './town.ts';

type Spot = { readonly x: number; readonly y: number };

const kilometresPerDegree = 111.32;

function lacking(what: string, hint: string): Refusal {
  return new Refusal({
    code: 'places-unreadable',
    reason: `The places hold no ${what} to draw people onto.`,
    hint,
  });
}

/** Kilometres east and north of a corner of the world; true to scale about the given latitude. */
function makeSpotOf(latitude: number): (at: readonly [number, number]) => Spot {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return ([east, north]) => ({
    x: east * kilometresPerDegree * shrink,
    y: north * kilometresPerDegree,
  });
}

/** The middle of the box around an area: near enough to tell which practices are near. */
function middles(set: BoundarySet | undefined): Map<string, readonly [number, number]> {
  return new Map(
    (set?.areas ?? []).map(({ code, coordinates }) => {
      const points = coordinates.flat(2) as readonly (readonly [number, number])[];
      const [first = [0, 0]] = points;
      const box = points.reduce(
        ([west, south, east, north], [x, y]) =>
          [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)] as const,
        [first[0], first[1], first[0], first[1]] as const,
      );
      return [code, [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]] as const;
    }),
  );
}

/** The deprivation table that holds the most of the areas with residents, and the areas it holds. */
function chooseDeprivation({ deprivation, population }: Places) {
  const shared = (table: DeprivationTable) =>
    [...table.deciles.keys()].filter((code) => population?.residents.has(code) ?? true);
  const best = deprivation
    .map((table) => ({ table, codes: shared(table).sort() }))
    .sort((a, b) => b.codes.length - a.codes.length)[0];
  if (best === undefined || best.codes.length === 0) {
    throw lacking('deprivation table', 'Give a file with LSOA codes and IMD deciles too.');
  }
  return best;
}

/**
 * Practices with an LCP and a list size. Others have closed, or are not in the lookup's year; they are
 * used only where nothing better is known.
 */
function practicesOf(places: Places, spotOf: (at: readonly [number, number]) => Spot) {
  const all = [...places.practices.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const listed = all.filter(({ listSize }) => listSize !== null && listSize > 0);
  const placed = listed.filter(({ lcp }) => lcp !== null);
  const chosen = [placed, listed, all].find((practices) => practices.length > 0) ?? [];
  if (chosen.length === 0) {
    throw lacking('practices', 'Give a lookup of practices with their PCN or LCP too.');
  }
  return chosen.map(({ code, name, pcn, lcp, listSize, longitude, latitude }): TownPractice => {
    const known = longitude !== null && latitude !== null;
    return {
      code,
      name,
      pcn: pcn === null ? null : { code: pcn, name: null },
      lcp,
      listSize: listSize ?? 1,
      spot: known ? spotOf([longitude, latitude]) : null,
      longitude,
      latitude,
      forStudents: false,
    };
  });
}

/** Residents at each age: as counted, those of 90 and over spread out; or as Leeds has them. */
function residentsOf({ population }: Places, areas: readonly TownArea[]): Float64Array {
  const residents = new Float64Array(areas.length * ages);
  areas.forEach(({ code, decile }, index) => {
    const counted = population?.residents.get(code);
    for (let age = 0; age < ages; age += 1) {
      residents[index * ages + age] =
        counted === undefined
          ? residentsAt(age, quintileOf(decile))
          : age < 90
            ? (counted[age] ?? 0)
            : (counted[90] ?? 0) * oldestShare(age);
    }
  });
  return residents;
}

/**
 * Real areas to draw invented people onto: their deciles, practices, footprint and, where a file gives
 * them, residents by single year of age. Refuses with `places-unreadable` where deprivation or
 * practices are missing.
 */
export function townOfPlaces(places: Places): Town {
  const { table, codes } = chooseDeprivation(places);
  const set = places.boundaries
    .map((boundaries) => ({ boundaries, codes: new Set(boundaries.areas.map(({ code }) => code)) }))
    .find(({ codes: known }) => codes.every((code) => known.has(code)))?.boundaries;
  const middle = middles(set);
  const spotOf = makeSpotOf([...middle.values()][0]?.[1] ?? 0);
  const kept = new Set(codes);
  const shapes = (set?.areas ?? []).filter(({ code }) => kept.has(code));
  const names = new Map(shapes.map(({ code, name }) => [code, name]));
  const areas = codes.map((code): TownArea => {
    const at = middle.get(code);
    return {
      code,
      name: names.get(code) ?? code,
      decile: table.deciles.get(code) ?? 10,
      rank: null,
      score: null,
      lcp: places.footprint?.lcpOf.get(code) ?? null,
      spot: at === undefined ? null : spotOf(at),
    };
  });
  const { edition, vintage } = table;
  const practices = practicesOf(places, spotOf);
  const residents = residentsOf(places, areas);
  const { lcps, synthetic } = places;
  return {
    name: 'given places',
    synthetic,
    edition,
    vintage,
    areas,
    practices,
    lcps,
    shapes,
    residents,
  };
}
