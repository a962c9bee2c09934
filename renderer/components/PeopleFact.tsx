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
import { rowOf, useCounted, useRun } from './use-people.ts';

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
function heldWords(all: Asked<ReleasedTable>, run: ReleasedTable | null): HeldWords {
  if (all.status === 'problem') return { of: '', outside: '' };
  if (all.answer === null || run === null) return { of: ' of …', outside: '' };
  const [population, outside] = [rowOf(all.answer, null), rowOf(run, outsideCode)];
  if (population?.count == null) return { of: ` of ${countWords(population)}`, outside: '' };
  const isEverybody = run.note.definition.population == null;
  if (outside === null || (outside.count === null && isEverybody)) {
    return { of: ` of ${formatCount(population.count)}`, outside: '' };
  }
  if (outside.count === null) {
    const of = ` of ${formatCount(population.count)} in the definition’s population`;
    return { of, outside: '; how many are outside it is hidden' };
  }
  return {
    of: ` of ${formatCount(population.count + outside.count)}`,
    outside: outside.count === 0 ? '' : ` (${formatCount(outside.count)} outside the definition)`,
  };
}

/** How many people are selected, of how many, and how many of those the definition leaves out. */
export function PeopleFact() {
  const { state, extract } = useSession();
  const run = useRun({});
  const all = useCounted({});
  const selected = useCounted(state.filters);
  const { of, outside } = heldWords(all, run.answer);
  if (extract === null) return <Fact label="People selected">Nobody yet</Fact>;
  return (
    <Fact label="People selected" isYielding>
      <span aria-live="polite">
        <strong>{selectedWords(selected)}</strong>
        {of}
        {outside}
      </span>
    </Fact>
  );
}
