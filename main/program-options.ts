import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../analytics/contract/problem.ts';

/** What a window program is told on its command line. */
export interface ProgramOptions {
  /** Absolute path of the workspace; null keeps it in memory. */
  readonly workspace: string | null;
  /** Absolute path of the file whose first line opens the workspace; null where none was named. */
  readonly passphraseFile: string | null;
  /** Start with the sample where the workspace holds nothing yet. */
  readonly sample: boolean;
  /** Print the address and open no browser. */
  readonly noBrowser: boolean;
}

export const usage = `Options:
  --workspace FILE        keep the work in this file; without it, it lives in memory only
  --passphrase-file FILE  its first line opens a sealed workspace, and seals a new one
  --sample                start with the synthetic sample
  --no-browser            print a one-use address instead of opening a window
  --help                  print these options`;

/** Whether the options are asked for instead of a window. */
export function asksForHelp(given: readonly string[]): boolean {
  return given.includes('--help') || given.includes('-h');
}

const pathOf = (given: string | undefined) => (given === undefined ? null : resolve(given));

/** The options of a window program. Throws a `Refusal` of code `usage`. */
export function readProgramOptions(given: readonly string[]): ProgramOptions {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        workspace: { type: 'string' },
        'passphrase-file': { type: 'string' },
        sample: { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
      },
    });
    return {
      workspace: pathOf(values.workspace),
      passphraseFile: pathOf(values['passphrase-file']),
      sample: values.sample,
      noBrowser: values['no-browser'],
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new Refusal({ code: 'usage', reason: (error as Error).message, hint: usage });
  }
}
