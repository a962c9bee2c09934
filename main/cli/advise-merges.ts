import type { MergeAdvice, MergeStep, TableAsk } from '../../analytics/contract/methods.ts';
import { mergeWords } from './merge-of.ts';
import type { Outcome } from './outcome.ts';
import type { CommandSession } from './session.ts';

const number = (count: number) => count.toLocaleString('en-GB');

/** Of how many cells one must be hidden for a command to say that merging may help. */
const many = 10;

/** A line that points to the advice; none where few cells are hidden. */
export function adviceHint({ hidden, total }: { hidden: number; total: number }): string[] {
  if (hidden * many < total || hidden === 0) return [];
  return [`${number(hidden)} of ${number(total)} cells are hidden; --advise tells what to merge.`];
}

function stepLines({ steps }: Printed): string[] {
  return steps.flatMap(({ words, hiddenBefore, hiddenAfter, cellsAfter, merge }, at) => [
    `${at + 1}. ${words}: ${number(hiddenBefore)} hidden become ${number(hiddenAfter)} of ${number(cellsAfter)} cells.`,
    `   ${mergeWords(merge)}`,
  ]);
}

/** Advice as it is printed: of cells alone, as people would be counted who are in no table that is recorded. */
type Printed = Omit<MergeAdvice, 'steps'> & {
  readonly steps: readonly Omit<MergeStep, 'people'>[];
};

function printed({ steps, ...rest }: MergeAdvice): Printed {
  return { ...rest, steps: steps.map(({ people: _, ...step }) => step) };
}

/** The advice as lines: each step with the options that do it and all the steps before it. */
export function adviceLines(advice: Printed): readonly string[] {
  const { hidden, cells, steps } = advice;
  if (hidden === 0) return [`None of ${number(cells)} cells is hidden: there is nothing to merge.`];
  const head = `${number(hidden)} of ${number(cells)} cells are hidden.`;
  if (steps.length > 0) return [head, ...stepLines(advice)];
  return [`${head} No merge brings one back: leave a dimension out, or ask for more people.`];
}

/** `quintile table --advise`: what to merge so that hidden cells come back; writes nothing. */
export async function adviseOutcome(session: CommandSession, ask: TableAsk): Promise<Outcome> {
  const { client, signal, progress } = session;
  const advice = printed(await client.call('table.merges', ask, { signal, progress }));
  return { document: advice, lines: adviceLines(advice) };
}
