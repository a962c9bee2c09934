import {
  ageBandAxis,
  lcpAxis,
  quintileAxis,
  segmentAxis,
  sexAxis,
} from '../../analytics/cube/axes.ts';
import type { Cube } from '../../analytics/cube/cube.ts';
import type { Pattern } from '../../analytics/cube/pattern.ts';

/** One made-up cell: position of the pattern, places on quintile, age band, sex and LCP, and people. */
export interface Cell {
  readonly at: readonly [number, number, number, number, number];
  readonly people: number;
  readonly copd?: number;
}

export const lcps = [
  { code: 'L1', label: 'First' },
  { code: 'L2', label: 'Second' },
];

export const segments = [
  { code: 'well', label: 'Well' },
  { code: 'ill', label: 'Ill' },
];

/** Who matches which: a pattern for each segment that claims, one for both matched, one outside. */
export const patterns: readonly Pattern[] = [
  { segment: 0, isInside: true, matched: [0] },
  { segment: 1, isInside: true, matched: [1] },
  { segment: 0, isInside: true, matched: [0, 1] },
  { segment: null, isInside: false, matched: [] },
];

/** A cube of the given cells, with two segments and two LCPs. */
export function makeCube(cells: readonly Cell[], isOverlapping = false): Cube {
  const axes = [quintileAxis, ageBandAxis, sexAxis, lcpAxis(lcps)];
  return {
    axes: [segmentAxis(segments), ...axes],
    cells: cells.length,
    positions: axes.map((_, axis) => Uint16Array.from(cells, ({ at }) => at[axis + 1] as number)),
    patterns,
    pattern: Uint32Array.from(cells, ({ at }) => at[0]),
    isOverlapping,
    counts: new Map([
      ['people', Uint32Array.from(cells, ({ people }) => people)],
      ['with:copd', Uint32Array.from(cells, ({ copd = 0 }) => copd)],
    ]),
  };
}
