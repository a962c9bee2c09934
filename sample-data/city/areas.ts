import type { Random } from '../random.ts';
import { centresOf, pointsAt } from './centres.ts';
import { grow } from './grow.ts';
import type { HexGrid } from './hex-grid.ts';
import { density, resistance, type Spot } from './relief.ts';

/** Which area each cell of the ground belongs to (-1 outside the city), and where each has its heart. */
export interface AreaGround {
  readonly owner: Int32Array;
  readonly hearts: readonly Spot[];
}

const samples = 8000;
const rounds = 6;

/** Cells of the city, drawn as often as people live there. */
function peopled(grid: HexGrid, random: Random): number[] {
  const cells = [...grid.inside.keys()].filter((cell) => grid.inside[cell] === 1);
  let sum = 0;
  const upTo = cells.map((cell) => {
    sum += density(grid.spotOf(cell));
    return sum;
  });
  let at = 0;
  return Array.from({ length: samples }, (_, index) => {
    const wanted = ((index + random.unit()) * sum) / samples;
    while ((upTo[at] ?? sum) < wanted) at += 1;
    return cells[at] as number;
  });
}

/** Divides the ground into areas of about as many people each: small ones where the city is dense. */
export function divideIntoAreas(grid: HexGrid, wanted: number, random: Random): AreaGround {
  const cells = peopled(grid, random);
  const spots = cells.map(grid.spotOf);
  const centres = centresOf(spots, wanted, rounds, random);
  const seeds = pointsAt(spots, centres).map((index) => cells[index] as number);
  const cost = new Float64Array(grid.cells);
  for (let cell = 0; cell < grid.cells; cell += 1) {
    if (grid.inside[cell] === 1) cost[cell] = resistance(grid.spotOf(cell));
  }
  const owner = grow(grid.cells, seeds, (cell, reach) => {
    for (let side = 0; side < 6; side += 1) {
      const next = grid.neighbour(cell, side);
      if (grid.inside[next] === 1) reach(next, cost[next] ?? 1);
    }
  });
  return { owner, hearts: seeds.map(grid.spotOf) };
}
