import type { ChartSpec } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { tableAsk } from '../charts/table-for-chart.ts';
import { type Asked, useAnswer } from '../client/use-answer.ts';

/** The released table behind a chart, asked while the chart is on screen. */
export function useTable(spec: ChartSpec | null): Asked<ReleasedTable> {
  const question = spec === null ? null : tableAsk(spec);
  const run = useAnswer('segments.run', question?.method === 'segments.run' ? question.ask : null);
  const table = useAnswer(
    'table.release',
    question?.method === 'table.release' ? question.ask : null,
  );
  return question?.method === 'segments.run' ? run : table;
}
