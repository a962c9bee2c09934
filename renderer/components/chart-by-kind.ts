import type { ChartKind } from '../../analytics/contract/host.ts';
import type { Chart } from '../charts/chart.ts';
import { heat } from '../charts/heat.ts';
import { map } from '../charts/map.ts';
import { pyramid } from '../charts/pyramid.ts';
import { rank } from '../charts/rank.ts';
import { waterfall } from '../charts/waterfall.ts';

export const chartByKind: Readonly<Record<ChartKind, Chart>> = {
  heat,
  pyramid,
  map,
  rank,
  waterfall,
};
