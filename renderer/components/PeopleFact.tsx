import { outsideCode } from '../../analytics/contract/dimensions.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import {
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { formatCount } from '../charts/number-format.ts';
import type { Asked } from '../client/use-answer.ts';
import { useSession } from '../state/session.tsx';
import { Fact } from './Fact.tsx';
import { rowOf, usePeople, useRun } from './use-people.ts';

function countWords(row: ReleasedRow | null): string {
  if (row === null) return 'not counted';
  return row.count === null ? `hidden (${row.reason ?? 'by the policy'})` : formatCount(row.count);
}

function whyNot(problems: readonly Problem[]): string {
  const [first] = problems;
  if (first?.code === 'definition-invalid') return 'the definition was refused';
  return first?.reason ?? 'no reason is known';
}

function selectedWords(asked: Asked<ReleasedTable>): string {
  if (asked.status === 'problem') return `not counted: ${whyNot(asked.problems)}`;
  if (asked.answer === null) return '…';
  if (releasedRows(asked.answer).length === 0) return '0';
  return countWords(rowOf(asked.answer, null));
}

interface HeldWords {
  readonly of: string;
  readonly outside: string;
}

/** Everybody held: the population and those outside, both released; why not where one is hidden. */
function heldWords({ status, answer: run }: Asked<ReleasedTable>): HeldWords {
  if (status === 'problem') return { of: '', outside: '' };
  if (run === null) return { of: ' of …', outside: '' };
  const [population, outside] = [rowOf(run, null), rowOf(run, outsideCode)];
  if (population?.count == null) return { of: ` of ${countWords(population)}`, outside: '' };
  if (outside === null) return { of: ` of ${formatCount(population.count)}`, outside: '' };
  if (outside.count === null) {
    const of = ` of ${formatCount(population.count)} in the definition’s population`;
    return { of, outside: `; outside it: ${countWords(outside)}` };
  }
  return {
    of: ` of ${formatCount(population.count + outside.count)}`,
    outside: outside.count === 0 ? '' : ` (${formatCount(outside.count)} outside the definition)`,
  };
}

/** How many people are selected, of how many, and how many of those the definition leaves out. */
export function PeopleFact() {
  const { state, extract } = useSession();
  const { segment } = state.filters;
  const all = useRun({});
  const run = useRun(segment === undefined ? state.filters : null);
  const some = usePeople('segment', segment === undefined ? null : state.filters);
  const { of, outside } = heldWords(all);
  if (extract === null) return <Fact label="People selected">Nobody yet</Fact>;
  return (
    <Fact label="People selected" isYielding>
      <span aria-live="polite">
        <strong>{selectedWords(segment === undefined ? run : some)}</strong>
        {of}
        {outside}
      </span>
    </Fact>
  );
}
