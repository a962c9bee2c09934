import { extname } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { type TableFormat, tableFile, tableFormats } from '../export/table-file.ts';
import { writeWhole } from '../write-file.ts';
import type { Outcome } from './outcome.ts';
import { type CommandSession, type OfWorkspace, withExtract } from './session.ts';
import { gapAsk, type TableWords, tableAsk } from './table-ask.ts';

export interface TableOptions extends OfWorkspace, TableWords {
  readonly out: string;
}

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

/** The question that the options put, read before any engine is started. */
function questionOf(options: TableOptions): (session: CommandSession) => Promise<ReleasedTable> {
  if (options.gap === true) {
    const ask = gapAsk(options);
    return ({ client, signal, progress }) => client.call('gap.release', ask, { signal, progress });
  }
  const ask = tableAsk(options);
  return ({ client, signal, progress }) => client.call('table.release', ask, { signal, progress });
}

/** `quintile table`: one released table into a file. */
export async function tableCommand(options: TableOptions): Promise<Outcome> {
  const format = formatOf(options.out);
  const question = questionOf(options);
  return withExtract(options, async (session) => {
    const table = await question(session);
    writeWhole(options.out, tableFile(table, format));
    const { cells, policy, warnings } = table.note;
    return {
      document: { out: options.out, cells, policy, warnings },
      lines: [
        `${options.out}: ${cells.shown} cells shown, ${cells.hidden} hidden (${policy.title}).`,
        ...warnings,
      ],
    };
  });
}
