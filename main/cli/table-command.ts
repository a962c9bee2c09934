import { basename, extname } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { letAllOut } from '../export/let-out.ts';
import { readyFile } from '../export/ready-file.ts';
import { type TableFormat, tableFile, tableFormats } from '../export/table-file.ts';
import { adviceHint, adviseOutcome } from './advise-merges.ts';
import type { Outcome } from './outcome.ts';
import { policyFor } from './policy-for.ts';
import { type CommandSession, type OfWorkspace, withExtract } from './session.ts';
import { gapAsk, type TableWords, tableAsk } from './table-ask.ts';

export interface TableOptions extends OfWorkspace, Omit<TableWords, 'policy'> {
  /** Left out, the locked one or {@link usual}. */
  readonly policy?: string;
  /** Left out with {@link advise} only. */
  readonly out?: string;
  /** Says what to merge so that hidden cells come back, and writes nothing. */
  readonly advise?: boolean;
  /** Hides what would tell too much together with earlier releases. */
  readonly hideFurther?: boolean;
}

/** The policy that tables follow where no lock and no option names another. */
const usual = 'nhs-hes';

function formatOf(path: string): TableFormat {
  const ending = extname(path);
  const format = tableFormats.find((known) => `.${known}` === ending.toLowerCase());
  if (format !== undefined) return format;
  throw new Refusal({
    code: 'usage',
    reason: `A table cannot be written as "${ending}".`,
    hint: `Known: ${tableFormats.map((known) => `.${known}`).join(', ')}.`,
  });
}

type Question = (session: CommandSession, leaving: Leaving) => Promise<ReleasedTable>;

/** The question that the options put, read before any engine is started. */
function questionOf(options: TableOptions): Question {
  const { policy: asked } = options;
  const words = { ...options, policy: asked ?? usual };
  if (options.gap === true) {
    const ask = gapAsk(words);
    return async ({ client, signal, progress }, leaving) => {
      const policy = await policyFor(client, { asked, usual });
      return client.call('gap.release', { ...ask, policy, leaving }, { signal, progress });
    };
  }
  const ask = tableAsk(words);
  return async ({ client, signal, progress }, leaving) => {
    const policy = await policyFor(client, { asked, usual });
    return client.call('table.release', { ...ask, policy, leaving }, { signal, progress });
  };
}

/** `quintile table --advise`. */
function advise({ out, ...options }: TableOptions): Promise<Outcome> {
  if (out !== undefined || options.gap === true) {
    throw new Refusal({
      code: 'usage',
      reason: 'Advice is of a table, and writes none.',
      hint: `Leave out --advise, or ${out === undefined ? '--gap' : '--out'}.`,
    });
  }
  const { policy: asked } = options;
  const ask = tableAsk({ ...options, policy: asked ?? usual });
  return withExtract(options, async (session) => {
    const policy = await policyFor(session.client, { asked, usual });
    return adviseOutcome(session, { ...ask, policy });
  });
}

/** `quintile table`: one released table into a file. */
export async function tableCommand(options: TableOptions): Promise<Outcome> {
  const { out, gap = false, hideFurther } = options;
  if (options.advise === true) return advise(options);
  if (out === undefined) {
    throw new Refusal({
      code: 'usage',
      reason: 'The table does not say where it is to be written.',
      hint: 'Name a file with --out, e.g. --out table.csv.',
    });
  }
  const format = formatOf(out);
  const question = questionOf(options);
  return withExtract(options, async (session) => {
    const { client, signal } = session;
    const work = async (leaving: Leaving) => {
      const table = await question(session, leaving);
      return { note: table.note, bytes: tableFile(table, format) };
    };
    const { release, done } = await letAllOut(
      client,
      basename(out),
      work,
      ({ bytes }) => readyFile(out, bytes),
      { signal, hideFurther },
    );
    const { cells, policy, warnings } = done.note;
    return {
      document: { out, cells, policy, warnings, release },
      lines: [
        `${out}: ${cells.shown} cells shown, ${cells.hidden} hidden (${policy.title}).`,
        ...warnings,
        ...(gap ? [] : adviceHint(cells)),
      ],
    };
  });
}
