import { edge, type Spot } from './relief.ts';

/** Distance between the centres of neighbouring cells, kilometres. */
const pitch = 0.09;
const columns = 400;
const rows = 460;

/**
 * The ground of the city as small hexagons. Three cells meet at every corner, never four, so that
 * areas made of whole cells have borders that meet in threes.
 */
export interface HexGrid {
  readonly cells: number;
  readonly inside: Uint8Array;
  spotOf(cell: number): Spot;
  /** The six cells around one that is not on the rim of the grid, anticlockwise from the east. */
  neighbour(cell: number, side: number): number;
  /** A corner of a cell, anticlockwise from the lower right; shared corners have one number. */
  corner(cell: number, index: number): number;
  spotOfCorner(corner: number): Spot;
}

const cornerX = [1, 1, 0, -1, -1, 0] as const;
const cornerY = [-1, 1, 2, 1, -1, -2] as const;
const cornerColumns = 2 * columns + 4;
const half = pitch / 2;
const sixth = pitch / (2 * Math.sqrt(3));

const columnOf = (cell: number) => cell % columns;
const rowOf = (cell: number) => Math.floor(cell / columns);
const latticeX = (cell: number) => 2 * columnOf(cell) + (rowOf(cell) & 1);

function spotOf(cell: number): Spot {
  return { x: (latticeX(cell) - columns) * half, y: (3 * rowOf(cell) - 1.5 * rows) * sixth };
}

function neighbour(cell: number, side: number): number {
  const shift = rowOf(cell) & 1;
  switch (side) {
    case 0:
      return cell + 1;
    case 1:
      return cell + columns + shift;
    case 2:
      return cell + columns + shift - 1;
    case 3:
      return cell - 1;
    case 4:
      return cell - columns + shift - 1;
    default:
      return cell - columns + shift;
  }
}

function corner(cell: number, index: number): number {
  const x = latticeX(cell) + (cornerX[index % 6] ?? 0) + 1;
  const y = 3 * rowOf(cell) + (cornerY[index % 6] ?? 0) + 2;
  return y * cornerColumns + x;
}

function spotOfCorner(number: number): Spot {
  const x = (number % cornerColumns) - 1;
  const y = Math.floor(number / cornerColumns) - 2;
  return { x: (x - columns) * half, y: (y - 1.5 * rows) * sixth };
}

/** Marks every cell that a walk from the start can reach over cells that `open` lets through. */
function flood(start: number, open: (cell: number) => boolean): Uint8Array {
  const reached = new Uint8Array(columns * rows);
  const waiting = [start];
  reached[start] = 1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    for (let side = 0; side < 6; side += 1) {
      const next = neighbour(cell, side);
      if (next >= 0 && next < reached.length && reached[next] === 0 && open(next)) {
        reached[next] = 1;
        waiting.push(next);
      }
    }
  }
  return reached;
}

/** The cells within the outline, in one piece and without holes. */
export function makeHexGrid(): HexGrid {
  const cells = columns * rows;
  const within = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const rim = columnOf(cell) < 3 || columnOf(cell) > columns - 4;
    const end = rowOf(cell) < 3 || rowOf(cell) > rows - 4;
    if (!rim && !end && edge(spotOf(cell)) < 1) within[cell] = 1;
  }
  const centre = Math.floor(rows / 2) * columns + columns / 2;
  const mainland = flood(centre, (cell) => within[cell] === 1);
  const sea = flood(0, (cell) => mainland[cell] === 0);
  const inside = sea.map((reached) => 1 - reached);
  return { cells, inside, spotOf, neighbour, corner, spotOfCorner };
}
