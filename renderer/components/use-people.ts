import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import type { RunAsk } from '../../analytics/contract/methods.ts';
import {
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { type Asked, useAnswer } from '../client/use-answer.ts';
import { without } from '../state/filters.ts';
import { useSession } from '../state/session.tsx';

/** The question of a run under the filters in force, but for those on segments; null until it can be put. */
export function useRunAsk(): RunAsk | null {
  const { extract, definition, policy, state } = useSession();
  if (extract === null || definition === null || policy === null) return null;
  return { definition, policy: policy.id, filters: without(state.filters, ['segment']) };
}

/** The released run of the definition in force; filters of null ask nothing. */
export function useRun(filters: Filters | null): Asked<ReleasedTable> {
  const { extract, definition, policy } = useSession();
  const ready = extract !== null && definition !== null && policy !== null && filters !== null;
  return useAnswer('segments.run', ready ? { definition, policy: policy.id, filters } : null);
}

/**
 * How many people a definition counts under filters, as a total: of its run, or of people by segment where
 * a run cannot be (under a filter on segments) or where its own total is hidden, as what each segment lost
 * may be. Filters of null ask nothing.
 */
export function useCounted(filters: Filters | null): Asked<ReleasedTable> {
  const isOfSegments = filters?.segment !== undefined;
  const run = useRun(isOfSegments ? null : filters);
  const isHidden = run.answer !== null && rowOf(run.answer, null)?.count === null;
  const people = usePeople('segment', isOfSegments || isHidden ? filters : null);
  return isOfSegments || isHidden ? people : run;
}

/** People by one dimension, with the total, under the policy in force; filters of null ask nothing. */
export function usePeople(by: Dimension, filters: Filters | null): Asked<ReleasedTable> {
  const { extract, definition, policy } = useSession();
  const ready = extract !== null && definition !== null && policy !== null && filters !== null;
  return useAnswer(
    'table.release',
    ready
      ? { measure: 'people', by: [by], definition, policy: policy.id, filters, totals: true }
      : null,
  );
}

/** The row of one category, or of the total where the code is null. */
export function rowOf(table: ReleasedTable, code: string | null): ReleasedRow | null {
  const dimension = table.note.dimensions[0];
  if (dimension === undefined) return null;
  const wanted = code ?? dimension.total;
  return releasedRows(table).find((row) => row.codes[dimension.name] === wanted) ?? null;
}
