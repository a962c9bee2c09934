import type { GridAxis, Move } from './axis.ts';
import { type Grid, nodeOf } from './grid.ts';

/** Cells that change together: each up (sign 1) or down (-1). The first `length` places count. */
export interface Corners {
  readonly cells: Int32Array;
  readonly signs: Int8Array;
  length: number;
}

/** Who looks at the cubes of a cell. The corners are overwritten by the next cube. */
export interface CubeVisitor {
  /** The corners from `from` on are new with the move on this axis; false passes over all such cubes. */
  readonly open: (axis: number, corners: Corners, from: number) => boolean;
  /** The cube is whole; true ends the search. */
  readonly close: (corners: Corners) => boolean;
}

/** Shows a visitor every cube of a cell. */
export type Cubes = (cell: number, visitor: CubeVisitor) => void;

/** Room for the corners of the largest cube. */
function roomFor({ axes }: Grid): Corners {
  const size = axes.reduce(
    (product, { moves }) => product * Math.max(1, ...moves.flat().map(({ length }) => length)),
    1,
  );
  return { cells: new Int32Array(size), signs: new Int8Array(size), length: 1 };
}

/**
 * Every corner so far stays where it is, as the first step of a move is that of the cell's own node;
 * each further step adds as many corners again.
 */
function multiply(corners: Corners, move: Move, stride: number): void {
  const { cells, signs, length } = corners;
  const own = (move[0] as Move[number]).node;
  for (let step = 1; step < move.length; step += 1) {
    const { node, sign } = move[step] as Move[number];
    for (let at = 0; at < length; at += 1) {
      cells[corners.length] = (cells[at] as number) + (node - own) * stride;
      signs[corners.length] = (signs[at] as number) * sign;
      corners.length += 1;
    }
  }
}

/**
 * The cubes of a grid: for a cell, every choice of a move on each axis that raises it. Raising and
 * lowering all corners together leaves every sum of the table true.
 */
export function cubesOf(grid: Grid): Cubes {
  const { axes, strides } = grid;
  const corners = roomFor(grid);
  const go = (cell: number, axis: number, visitor: CubeVisitor): boolean => {
    if (axis === axes.length) return visitor.close(corners);
    const before = corners.length;
    const moves = (axes[axis] as GridAxis).moves[nodeOf(grid, cell, axis)] as readonly Move[];
    for (const move of moves) {
      multiply(corners, move, strides[axis] as number);
      const isWorth = visitor.open(axis, corners, before);
      const isEnough = isWorth && go(cell, axis + 1, visitor);
      corners.length = before;
      if (isEnough) return true;
    }
    return false;
  };
  return (cell, visitor) => {
    corners.cells[0] = cell;
    corners.signs[0] = 1;
    corners.length = 1;
    go(cell, 0, visitor);
  };
}

/** The same corners, for as long as they are wanted. */
export function kept({ cells, signs, length }: Corners): Corners {
  return { cells: cells.slice(0, length), signs: signs.slice(0, length), length };
}
