import { type Grid, gridSums } from './grid.ts';

/** The lines of a grid: cells of which the first is the sum of the others, and the lines of each cell. */
export interface Lines {
  readonly cells: readonly Int32Array[];
  readonly of: readonly (readonly number[])[];
}

/** Every line of a grid. */
export function gridLines(grid: Grid): Lines {
  const cells = gridSums(grid).map(({ total, parts }) => Int32Array.of(total, ...parts));
  const of: number[][] = Array.from({ length: grid.size }, () => []);
  cells.forEach((own, line) => {
    for (const cell of own) of[cell]?.push(line);
  });
  return { cells, of };
}
