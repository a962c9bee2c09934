import type { Axis, PersonAxis } from '../../cube/axis.ts';
import { type Cube, peopleKey } from '../../cube/cube.ts';
import type { Cells } from './cells.ts';

export interface CubeFrame {
  readonly segment: Axis;
  readonly axes: readonly PersonAxis[];
  readonly isOverlapping: boolean;
}

/** A cube of people out of counted cells. */
export function makeCube(cells: Cells, { segment, axes, isOverlapping }: CubeFrame): Cube {
  const [people = new Uint32Array()] = cells.counts;
  return {
    axes: [segment, ...axes],
    cells: people.length,
    positions: cells.places,
    patterns: cells.patterns,
    pattern: cells.pattern,
    isOverlapping,
    counts: new Map([[peopleKey, people]]),
  };
}
