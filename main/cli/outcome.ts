import { exitCode, type Problem, problemText, Refusal } from '../../analytics/contract/problem.ts';

/** What a command gives: the JSON document, and the lines for people that say the same. */
export interface Outcome {
  readonly document: unknown;
  readonly lines: readonly string[];
  /** The exit code, where it is not 0 though the work was done. */
  readonly exit?: number;
}

/** What the file system says of a place that nothing can be written to, or of a name it does not take. */
const unwritable = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT', 'EEXIST'],
  ...['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'ELOOP', 'ENOTEMPTY', 'EBUSY', 'EFBIG', 'ENXIO'],
]);

const full = new Set(['ENOSPC', 'EDQUOT']);

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.problems;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== undefined && unwritable.has(code)) {
    return [
      {
        code: 'output-unwritable',
        reason: 'A file or folder there cannot be written.',
        hint: code === 'ENAMETOOLONG' ? 'Choose a shorter name.' : 'Choose another place or name.',
      },
    ];
  }
  if (code !== undefined && full.has(code)) {
    return [{ code: 'output-unwritable', reason: 'The disk is full.', hint: 'Free some space.' }];
  }
  return [{ code: 'internal', reason: 'Quintile met something that it was not made for.' }];
}

/**
 * Runs a command and prints what came of it: lines for people, or with `json` one document on
 * standard output, problems included. Sets the exit code of the process.
 */
export async function settle(json: boolean, work: () => Promise<Outcome>): Promise<void> {
  try {
    const { document, lines, exit } = await work();
    const text = json ? JSON.stringify(document, null, 2) : lines.join('\n');
    if (text !== '') process.stdout.write(`${text}\n`);
    if (exit !== undefined) process.exitCode = exit;
  } catch (error) {
    const problems = problemsOf(error);
    if (json) process.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`);
    else process.stderr.write(`${problems.map(problemText).join('\n')}\n`);
    process.exitCode = exitCode(problems[0]?.code ?? 'internal');
  }
}
