import {
  type Category,
  type Dimension,
  type Filters,
  outsideCode,
  residualCodes,
  totalCode,
} from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import { type Counts, type Cube, peopleKey, segmentsOf } from './cube.ts';
import { chainsOf, isPossible } from './nesting.ts';
import { type Sieve, sieveOf } from './sieve.ts';

export interface AggregateAsk {
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  /** Keys of the cube's counts to add up. */
  readonly keys: readonly string[];
  /** Whether to add the total of every dimension, coded `all`. */
  readonly totals: boolean;
  /** Whether nested dimensions are combined as others are, though nobody can be in most of the rows. */
  readonly everyCombination?: boolean;
  /** Whether combinations of conditions that nobody has are rows too. */
  readonly nobodyToo?: boolean;
}

/** One combination of categories, and the sum of each asked count over its people. */
export interface AggregateRow {
  readonly codes: readonly string[];
  readonly sums: readonly number[];
}

/** Rows that no table for people reaches. */
const mostRows = 2_000_000;

/** Whether a category is shown only where somebody is in it. */
const isResidual = (dimension: Dimension, code: string) =>
  residualCodes.includes(code) || (dimension === 'sex' && code === '9');

/** A dimension of a table: its axis in the cube, and the places of the categories that it shows. */
interface Edge {
  readonly axis: number;
  readonly size: number;
  readonly shown: readonly number[];
  readonly categories: readonly Category[];
}

/** Whether anybody at all is in each category, of those who are asked about or not. */
function presentIn(asked: Cube, dimension: Dimension): readonly boolean[] {
  const cube = asked.whole ?? asked;
  const axis = cube.axes.findIndex((one) => one.dimension === dimension);
  return axis < 0 ? [] : sieveOf(cube).present(axis);
}

function edgeOf(
  cube: Cube,
  dimension: Dimension,
  { filters, nobodyToo = false }: Pick<AggregateAsk, 'filters' | 'nobodyToo'>,
): Edge {
  const axis = cube.axes.findIndex((one) => one.dimension === dimension);
  const categories = cube.axes[axis]?.categories ?? [];
  const wanted = filters[dimension];
  const kept = wanted === undefined ? null : new Set(wanted);
  const present = presentIn(cube, dimension);
  const isBare = dimension === 'combination' && !nobodyToo;
  const shown = categories.flatMap(({ code }, place) => {
    const isKept = kept === null || kept.has(code);
    const isShown = present[place] === true || !(isBare || isResidual(dimension, code));
    return isKept && isShown ? [place] : [];
  });
  return { axis, size: categories.length, shown, categories };
}

/** The categories a table shows: those filtered in, less unknown ones that hold nobody. */
export function shownCategories(
  cube: Cube,
  dimension: Dimension,
  asked: Pick<AggregateAsk, 'filters' | 'nobodyToo'>,
): Category[] {
  const { shown, categories } = edgeOf(cube, dimension, asked);
  return shown.flatMap((place) => categories[place] ?? []);
}

/** Whether there is no filter on a dimension, or one to every category that anybody has. */
export function leavesNobodyOut(cube: Cube, dimension: Dimension, filters: Filters): boolean {
  const kept = filters[dimension];
  const axis = cube.axes.findIndex((one) => one.dimension === dimension);
  const present = axis < 0 ? [] : sieveOf(cube).present(axis);
  const categories = cube.axes[axis]?.categories ?? [];
  return (
    kept === undefined ||
    categories.every(
      ({ code }, place) => present[place] !== true || code === outsideCode || kept.includes(code),
    )
  );
}

/** A cube, and which of its cells pass. */
interface Sifted {
  readonly cube: Cube;
  readonly sieve: Sieve;
  readonly passing: Uint32Array;
}

/** Adds up the cells that pass every filter, by their place in the table. */
function sumCells(
  { cube, sieve, passing }: Sifted,
  edges: readonly Edge[],
  key: string,
): Float64Array {
  const size = edges.reduce((product, edge) => product * edge.size, 1);
  const sums = new Float64Array(size);
  const counts = cube.counts.get(key) ?? new Uint32Array(cube.cells);
  const first = edges.findIndex(({ axis }) => axis === 0);
  if (first < 0 || !cube.isOverlapping) {
    const slots = sieve.slots(edges.map(({ axis }) => axis));
    for (let at = 0; at < passing.length; at += 1) {
      const cell = passing[at] as number;
      const slot = slots[cell] as number;
      sums[slot] = (sums[slot] as number) + (counts[cell] as number);
    }
    return sums;
  }
  return sumOverlapping({ cube, sieve, passing }, edges, { first, counts, sums });
}

interface Overlapping {
  /** Which of the edges is the segment. */
  readonly first: number;
  readonly counts: Counts;
  readonly sums: Float64Array;
}

/** The same where a person is counted in each of several segments. */
function sumOverlapping(
  { cube, sieve, passing }: Sifted,
  edges: readonly Edge[],
  { first, counts, sums }: Overlapping,
): Float64Array {
  const slots = sieve.slots(edges.filter(({ axis }) => axis !== 0).map(({ axis }) => axis));
  const below = edges.slice(first + 1).reduce((product, { size }) => product * size, 1);
  const own = edges[first]?.size ?? 1;
  const segments = cube.patterns.map((pattern) => segmentsOf(cube, pattern));
  for (const cell of passing) {
    const rest = slots[cell] as number;
    const start = Math.floor(rest / below) * own * below + (rest % below);
    for (const segment of segments[cube.pattern[cell] as number] ?? []) {
      const slot = start + segment * below;
      sums[slot] = (sums[slot] as number) + (counts[cell] as number);
    }
  }
  return sums;
}

/** A place on each edge; null stands for the total. */
type Place = readonly (number | null)[];

/** Whether there is a row at a place, of which the edges up to one are settled. */
type Admits = (place: Place, edge: number) => boolean;

/** Admits the combinations of nested dimensions that there are, once the last of each chain is settled. */
function admitsOf(cube: Cube, by: readonly Dimension[]): Admits {
  const chains = chainsOf(cube, by).map((chain) => {
    const edges = chain.dimensions.map((dimension) => by.indexOf(dimension));
    return { chain, edges, last: Math.max(...edges) };
  });
  return (place, edge) =>
    chains.every(
      ({ chain, edges, last }) =>
        last !== edge ||
        isPossible(
          cube,
          chain,
          edges.map((at) => place[at] ?? null),
        ),
    );
}

/** Calls back with the place of each row in order, the last dimension moving fastest. */
function eachPlace(
  edges: readonly Edge[],
  { totals, admits }: { readonly totals: boolean; readonly admits: Admits },
  see: (place: Place) => void,
): void {
  const place: (number | null)[] = [];
  function go(edge: number) {
    if (edge > 0 && !admits(place, edge - 1)) return;
    const own = edges[edge];
    if (own === undefined) {
      see(place);
      return;
    }
    for (const at of own.shown) {
      place[edge] = at;
      go(edge + 1);
    }
    if (!totals) return;
    place[edge] = null;
    go(edge + 1);
  }
  go(0);
}

/** Sums with one more place on an edge, for its total. */
function rollUp(sums: Float64Array, edges: readonly Edge[], edge: number): Float64Array {
  const size = edges[edge]?.size ?? 0;
  const below = edges.slice(edge + 1).reduce((product, one) => product * (one.size + 1), 1);
  const above = edges.slice(0, edge).reduce((product, one) => product * one.size, 1);
  const out = new Float64Array(above * (size + 1) * below);
  for (let high = 0; high < above; high += 1) {
    const [from, to] = [high * size * below, high * (size + 1) * below];
    out.set(sums.subarray(from, from + size * below), to);
    const total = to + size * below;
    for (let at = 0; at < size * below; at += 1) {
      const slot = total + (at % below);
      out[slot] = (out[slot] as number) + (sums[from + at] as number);
    }
  }
  return out;
}

function requireFew(edges: readonly Edge[]): void {
  if (edges.reduce((product, { size }) => product * (size + 1), 1) <= mostRows) return;
  throw new Refusal({
    code: 'usage',
    reason: 'The table would have more than two million rows.',
    hint: 'Break it down by fewer dimensions.',
  });
}

/** What a table without totals adds up, by place. */
function summed(sifted: Sifted, edges: readonly Edge[], key: string): (place: Place) => number {
  const sums = sumCells(sifted, edges, key);
  return (place) => {
    let slot = 0;
    for (let edge = 0; edge < edges.length; edge += 1) {
      slot = slot * (edges[edge]?.size ?? 0) + (place[edge] ?? 0);
    }
    return sums[slot] as number;
  };
}

/** What a table adds up, with the totals of every edge, by place with one more place for a total. */
function totalled(sifted: Sifted, edges: readonly Edge[], key: string): (place: Place) => number {
  let sums = sumCells(sifted, edges, key);
  for (let edge = edges.length - 1; edge >= 0; edge -= 1) sums = rollUp(sums, edges, edge);
  const first = edges.findIndex(({ axis }) => axis === 0);
  const others = edges.filter((_, index) => index !== first);
  const everybody = first >= 0 && sifted.cube.isOverlapping ? totalled(sifted, others, key) : null;
  return (place) => {
    if (everybody !== null && place[first] === null) {
      return everybody(place.filter((_, index) => index !== first));
    }
    const slot = edges.reduce(
      (sum, { size }, index) => sum * (size + 1) + (place[index] ?? size),
      0,
    );
    return sums[slot] as number;
  };
}

/**
 * The asked counts by every combination of the shown categories, empty ones included, in the order
 * of the categories with the last dimension moving fastest and totals last. A category of a nested
 * dimension (see {@link chainsOf}) is combined only with that in which it is, and not with its total.
 * Where segments overlap, their total is the people, each counted once, and not the sum.
 */
export function aggregate(cube: Cube, ask: AggregateAsk): AggregateRow[] {
  const { by, filters, keys, totals, everyCombination = false } = ask;
  const sieve = sieveOf(cube);
  const edges = by.map((dimension) => edgeOf(cube, dimension, ask));
  requireFew(edges);
  const sifted = { cube, sieve, passing: sieve.passing(filters, 'inside') };
  const add = totals ? totalled : summed;
  const added = new Map([...new Set(keys)].map((key) => [key, add(sifted, edges, key)]));
  const sums = keys.flatMap((key) => added.get(key) ?? []);
  const rows: AggregateRow[] = [];
  const admits = everyCombination ? () => true : admitsOf(cube, by);
  eachPlace(edges, { totals, admits }, (place) => {
    const codes = place.map((at, edge) =>
      at === null ? totalCode : (edges[edge]?.categories[at]?.code ?? ''),
    );
    rows.push({ codes, sums: sums.map((sum) => sum(place)) });
  });
  return rows;
}

/** How many people of each pattern pass the filters, those outside the population too. */
export function peopleByPattern(cube: Cube, filters: Filters): Float64Array {
  const people = new Float64Array(cube.patterns.length);
  const counts = cube.counts.get(peopleKey) ?? new Uint32Array(cube.cells);
  for (const cell of sieveOf(cube).passing(filters, 'everybody')) {
    const pattern = cube.pattern[cell] as number;
    people[pattern] = (people[pattern] as number) + (counts[cell] as number);
  }
  return people;
}
