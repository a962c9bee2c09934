import type { ChartKind } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { Chart, ChartOptions, Drawing } from './chart.ts';
import { curve } from './curve.ts';
import { heat } from './heat.ts';
import { map } from './map.ts';
import { pyramid } from './pyramid.ts';
import { rank } from './rank.ts';
import { waterfall } from './waterfall.ts';

/** Every kind of chart that a specification may name. */
export const charts: Readonly<Record<ChartKind, Chart>> = {
  heat,
  pyramid,
  map,
  rank,
  curve,
  waterfall,
};

/** Draws a released table as one kind of chart. */
export function draw(kind: ChartKind, table: ReleasedTable, options: ChartOptions): Drawing {
  return charts[kind](table, options);
}
