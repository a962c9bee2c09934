import type { Axis, PersonAxis } from '../../cube/axis.ts';
import { type Cube, peopleKey } from '../../cube/cube.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { CountedCells } from './count-cells.ts';
import { patternOf } from './sorted-people.ts';

export interface CubeFrame {
  readonly segment: Axis;
  readonly axes: readonly PersonAxis[];
  readonly isOverlapping: boolean;
}

/** The patterns of cells, each once, and which each cell is of. */
function patternsOf({ segment, words }: CountedCells) {
  const found = new Map<string, number>();
  const patterns: Pattern[] = [];
  const pattern = new Uint32Array(segment.length);
  for (let cell = 0; cell < segment.length; cell += 1) {
    let key = `${segment[cell]}`;
    for (const word of words) key += ` ${word[cell]}`;
    let number = found.get(key);
    if (number === undefined) {
      number = patterns.length;
      found.set(key, number);
      const bits = words.map((word) => word[cell] as number);
      patterns.push(patternOf(segment[cell] as number, bits));
    }
    pattern[cell] = number;
  }
  return { patterns, pattern };
}

/** A cube of people out of counted cells. */
export function makeCube(counted: CountedCells, frame: CubeFrame): Cube {
  const { segment, axes, isOverlapping } = frame;
  const people = Uint32Array.from(counted.counts[0] ?? []);
  return {
    axes: [segment, ...axes],
    cells: people.length,
    positions: counted.places.map((column) => Uint16Array.from(column)),
    ...patternsOf(counted),
    isOverlapping,
    counts: new Map([[peopleKey, people]]),
  };
}
