import type { Cube } from '../../analytics/cube/cube.ts';
import { axesOf } from '../../analytics/engine/extract-at-hand.ts';
import type { ExtractRecord } from '../../analytics/sources/extract-record.ts';

/** One made-up cell: category positions of segment, quintile, age band, sex and LCP, and people. */
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
  { id: 'well', label: 'Well' },
  { id: 'ill', label: 'Ill' },
];

/** A cube of the given cells, with two segments and two LCPs. */
export function makeCube(cells: readonly Cell[]): Cube {
  const axes = axesOf({ lcps } as unknown as ExtractRecord, segments);
  return {
    axes,
    cells: cells.length,
    positions: axes.map((_, axis) => Uint16Array.from(cells, ({ at }) => at[axis] as number)),
    counts: new Map([
      ['people', Float64Array.from(cells, ({ people }) => people)],
      ['with:copd', Float64Array.from(cells, ({ copd = 0 }) => copd)],
    ]),
  };
}
