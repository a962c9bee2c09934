import { type GridAxis, gridAxis, type TreeAxis } from './axis.ts';

/** A table as a product of axes: a cell for each choice of a node on every axis. */
export interface Grid {
  readonly axes: readonly GridAxis[];
  /** How far apart two cells are that differ by one node, by axis. */
  readonly strides: readonly number[];
  readonly size: number;
}

/** A product of axes; a grid of no axis has one cell. */
export function makeGrid(trees: readonly TreeAxis[]): Grid {
  const axes = trees.map(gridAxis);
  const strides: number[] = [];
  let size = 1;
  for (const { parents } of axes.toReversed()) {
    strides.unshift(size);
    size *= parents.length;
  }
  return { axes, strides, size };
}

/** The node of a cell on an axis. */
export function nodeOf({ axes, strides }: Grid, cell: number, axis: number): number {
  const stride = strides[axis] as number;
  return Math.floor(cell / stride) % (axes[axis] as GridAxis).parents.length;
}

/** Which cells add up to which others: the parts of every total along every axis. */
export function gridSums(grid: Grid): { readonly total: number; readonly parts: number[] }[] {
  return grid.axes.flatMap(({ parents }, axis) => {
    const stride = grid.strides[axis] as number;
    const partsOf = new Map<number, number[]>();
    parents.forEach((parent, node) => {
      if (parent !== null) partsOf.set(parent, [...(partsOf.get(parent) ?? []), node]);
    });
    return Array.from({ length: grid.size }, (_, cell) => cell).flatMap((total) => {
      const own = nodeOf(grid, total, axis);
      const parts = partsOf.get(own);
      return parts === undefined
        ? []
        : [{ total, parts: parts.map((part) => total + (part - own) * stride) }];
    });
  });
}
