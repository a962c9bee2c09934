import { outsideCode, totalCode } from '../../contract/dimensions.ts';
import type { MeasuredTable } from '../../measures/measured-table.ts';
import type { TreeAxis } from './axis.ts';
import { type Grid, makeGrid } from './grid.ts';

/** A table's rows as cells of a grid. */
export interface TableGrid {
  readonly grid: Grid;
  /** The cell of each row. */
  readonly cells: Int32Array;
  /** The row that each cell is of, or whose group's total it is where the table has no row for that; or -1. */
  readonly rows: Int32Array;
  /** 1 where a cell has no row of its own: a total that other columns of the table tell of. */
  readonly untold: Uint8Array;
  /** By row, the cell of the total over the dimension whose totals are told. */
  readonly totals: Int32Array | null;
}

/** Dimensions of which each is nested in the one before, by their place in the table. */
function chainsOf({ dimensions }: MeasuredTable): number[][] {
  const names = dimensions.map(({ name }) => name);
  const chains = dimensions.flatMap(({ parent }, place) =>
    parent === undefined || !names.includes(parent) ? [[place]] : [],
  );
  for (const chain of chains) {
    const under = () => dimensions.findIndex(({ parent }) => parent === names[chain.at(-1) ?? -1]);
    for (let next = under(); next >= 0; next = under()) chain.push(next);
  }
  return chains;
}

const separator = '\n';

/** The codes of what a node adds up to: the last of them that is no total made one. */
function partOf(codes: readonly string[]): string | null {
  const last = codes.findLastIndex((code) => code !== totalCode);
  if (last < 0 || codes[last] === outsideCode) return null;
  return codes.with(last, totalCode).join(separator);
}

interface Nodes {
  readonly places: ReadonlyMap<string, number>;
  readonly axis: TreeAxis;
}

function nodesOf(
  { rows, dimensions }: MeasuredTable,
  chain: readonly number[],
  { hasTotal, areSums }: { readonly hasTotal: boolean; readonly areSums: boolean },
): Nodes {
  const isAdded = areSums && !chain.some((place) => dimensions[place]?.overlapping === true);
  const tuples = new Map(
    rows.map(({ codes }) => {
      const own = chain.map((place) => codes[place] as string);
      return [own.join(separator), own];
    }),
  );
  if (hasTotal) tuples.set(totalCode, [totalCode]);
  const places = new Map([...tuples.keys()].map((key, place) => [key, place]));
  const parents = [...tuples.values()].map((codes) => {
    const whole = isAdded ? partOf(codes) : null;
    return whole === null ? null : (places.get(whole) ?? null);
  });
  return { places, axis: { parents } };
}

/**
 * The grid of a table. `told` is the place of the dimension over which the table tells totals by other
 * columns (a benchmark, or the denominator of a share), though it may have no row for them. `areSums`
 * is whether totals are counted, and not only the sums of what is shown.
 */
export function tableGrid(
  measured: MeasuredTable,
  told: number | null,
  areSums: boolean,
): TableGrid {
  const { rows, totals } = measured;
  const chains = chainsOf(measured);
  const axes = chains.map((chain) =>
    nodesOf(measured, chain, {
      hasTotal: !totals && told !== null && chain.includes(told),
      areSums,
    }),
  );
  const grid = makeGrid(axes.map(({ axis }) => axis));
  const nodes = rows.map(({ codes }) =>
    chains.map((chain, axis) => {
      const key = chain.map((place) => codes[place] as string).join(separator);
      return axes[axis]?.places.get(key) ?? 0;
    }),
  );
  const cellAt = (place: readonly number[]) =>
    place.reduce((sum, node, axis) => sum + node * (grid.strides[axis] as number), 0);
  const cells = Int32Array.from(nodes, cellAt);
  const rowOf = new Int32Array(grid.size).fill(-1);
  const untold = new Uint8Array(grid.size);
  const axis = told === null ? -1 : chains.findIndex((chain) => chain.includes(told));
  const top = axes[axis]?.places.get(totalCode);
  const totalOf =
    top === undefined ? null : Int32Array.from(nodes, (place) => cellAt(place.with(axis, top)));
  totalOf?.forEach((cell, row) => {
    rowOf[cell] = row;
    untold[cell] = 1;
  });
  cells.forEach((cell, row) => {
    rowOf[cell] = row;
    untold[cell] = 0;
  });
  return { grid, cells, rows: rowOf, untold, totals: totalOf };
}
