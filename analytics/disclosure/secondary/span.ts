import type { Lines } from './lines.ts';
import type { Room } from './room.ts';
import { type Tableau, tableauOf } from './tableau.ts';

/** The counts that can change, how they hang together, and the place of each among them, or -1. */
export interface Span {
  readonly cells: Int32Array;
  readonly placeOf: Int32Array;
  readonly tableau: Tableau;
}

/** Counts of a span at most: with more, looking through them takes longer than it is worth. */
const mostCells = 120;

/** The span of all counts that have room to change. Null where there are many. */
export function spanOf(lines: Lines, { up, down }: Room): Span | null {
  const placeOf = new Int32Array(up.length).fill(-1);
  const cells: number[] = [];
  const own = new Set<number>();
  for (let cell = 0; cell < up.length; cell += 1) {
    if (up[cell] === 0 && down[cell] === 0) continue;
    placeOf[cell] = cells.length;
    cells.push(cell);
    for (const line of lines.of[cell] as readonly number[]) own.add(line);
  }
  if (cells.length > mostCells) return null;
  const rows = [...own].map((line) => lines.cells[line] as Int32Array);
  return {
    cells: Int32Array.from(cells),
    placeOf,
    tableau: tableauOf(rows, placeOf, cells.length),
  };
}
