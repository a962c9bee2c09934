import type { ChartSpec } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { isTableAsk, tableAsk } from '../charts/table-for-chart.ts';
import { type Asked, useAnswer } from '../client/use-answer.ts';

/** The released table behind a chart, asked while the chart is on screen. */
export function useTable(spec: ChartSpec | null): Asked<ReleasedTable> {
  const ask = spec === null ? null : tableAsk(spec);
  const isRun = ask !== null && !isTableAsk(ask);
  const run = useAnswer('segments.run', isRun ? ask : null);
  const table = useAnswer('table.release', ask !== null && isTableAsk(ask) ? ask : null);
  return isRun ? run : table;
}
