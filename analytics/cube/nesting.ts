import type { Dimension } from '../contract/dimensions.ts';
import { ageLevel } from './age-level.ts';
import type { Cube } from './cube.ts';
import { type Level, levelBy, sizeOf } from './nested-level.ts';

/** Dimensions of a table of which each is nested in the one before. */
export interface Chain {
  readonly dimensions: readonly Dimension[];
  /** Places of the dimensions among the cube's axes. */
  readonly axes: readonly number[];
  /** Which combinations there are of the first dimension, of the first two, and so on. */
  readonly levels: readonly Level[];
}

/** Dimensions that may be nested, outer ones first, and in which they may be, the nearest first. */
const kinds: readonly (readonly [Dimension, readonly Dimension[]])[] = [
  ['lcp', []],
  ['pcn', ['lcp']],
  ['practice', ['pcn', 'lcp']],
  ['age_band', []],
  ['age', ['age_band']],
];

/** A chain with one more dimension, where the people of the cube bear out that it is nested. */
function extended(cube: Cube, chain: Chain, dimension: Dimension, axis: number): Chain | null {
  const axes = [...chain.axes, axis];
  const above = chain.levels.at(-1) ?? new Uint8Array();
  const level =
    dimension === 'age'
      ? ageLevel(cube, [chain.axes[0] as number, axis])
      : levelBy(cube, axes, above);
  if (level === null) return null;
  return { dimensions: [...chain.dimensions, dimension], axes, levels: [...chain.levels, level] };
}

function withDimension(
  cube: Cube,
  chains: readonly Chain[],
  dimension: Dimension,
  parents: readonly Dimension[],
): readonly Chain[] {
  const axis = cube.axes.findIndex((one) => one.dimension === dimension);
  if (axis < 0) return chains;
  for (const parent of parents) {
    const chain = chains.find(({ dimensions }) => dimensions.at(-1) === parent);
    const longer = chain === undefined ? null : extended(cube, chain, dimension, axis);
    if (longer !== null) return chains.map((one) => (one === chain ? longer : one));
  }
  const level = new Uint8Array(sizeOf(cube, axis)).fill(1);
  return [...chains, { dimensions: [dimension], axes: [axis], levels: [level] }];
}

const known = new WeakMap<Cube, Map<string, readonly Chain[]>>();

/**
 * The dimensions of a table that are nested: primary care networks in Local Care Partnerships,
 * practices in either, ages in age bands. Places are nested only where each category that has anybody
 * in the population is within one of the parent, whatever the filters; the order asked is of no account.
 */
export function chainsOf(cube: Cube, by: readonly Dimension[]): readonly Chain[] {
  const own = known.get(cube) ?? new Map<string, readonly Chain[]>();
  known.set(cube, own);
  const asked = kinds.filter(([dimension]) => by.includes(dimension));
  const key = asked.map(([dimension]) => dimension).join(' ');
  const chains =
    own.get(key) ??
    asked
      .reduce<readonly Chain[]>(
        (found, [dimension, parents]) => withDimension(cube, found, dimension, parents),
        [],
      )
      .filter(({ dimensions }) => dimensions.length > 1);
  own.set(key, chains);
  return chains;
}

/** The dimension of a table in which another is nested; undefined where it is in none. */
export function parentOf(chains: readonly Chain[], dimension: Dimension): Dimension | undefined {
  for (const { dimensions } of chains) {
    const place = dimensions.indexOf(dimension);
    if (place > 0) return dimensions[place - 1];
  }
  return undefined;
}

/**
 * Whether a chain has a row: the places of its dimensions, null for a total. Only a category that there
 * is within those above it has one, and the totals of whatever is within a category.
 */
export function isPossible(
  cube: Cube,
  { axes, levels }: Chain,
  places: readonly (number | null)[],
): boolean {
  const first = places.indexOf(null);
  const deep = first < 0 ? places.length : first;
  if (places.slice(deep).some((place) => place !== null)) return false;
  const slot = places
    .slice(0, deep)
    .reduce<number>((sum, place, at) => sum * sizeOf(cube, axes[at] as number) + (place ?? 0), 0);
  return deep === 0 || levels[deep - 1]?.[slot] === 1;
}
