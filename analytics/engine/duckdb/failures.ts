import { type Problem, Refusal } from '../../contract/problem.ts';

/**
 * DuckDB's messages quote cells, so none of them leaves the engine: only the kind of error is read,
 * and the words are ours.
 */
const kinds: readonly { readonly pattern: RegExp; readonly problem: Problem }[] = [
  {
    pattern: /^INTERRUPT|Interrupted/i,
    problem: { code: 'cancelled', reason: 'Cancelled.' },
  },
  {
    pattern: /Could not set lock on file/i,
    problem: {
      code: 'workspace-in-use',
      reason: 'Another program has this workspace open.',
      hint: 'Close the other window, or choose another workspace.',
    },
  },
  {
    pattern: /No space left|max_temp_directory_size/i,
    problem: {
      code: 'output-unwritable',
      reason: 'The disk is full.',
      hint: 'Free some space, or put the workspace on another disk.',
    },
  },
  {
    pattern: /^Out of Memory/i,
    problem: {
      code: 'internal',
      reason: 'There is not enough memory for this.',
      hint: 'Close other programs, or use a smaller extract.',
    },
  },
];

/** What DuckDB says of a file whose blocks are not what it wrote. */
const damage =
  /checksum|corrupt|truncated|database has been invalidated|^(?:IO|Serialization|FATAL|INTERNAL) Error/i;

const damaged: Problem = {
  code: 'workspace-unreadable',
  reason: 'The workspace is damaged: part of it cannot be read.',
  hint: 'Import the extract again into a new workspace.',
};

const fallback: Record<'opening' | 'running' | 'reading', Problem> = {
  opening: {
    code: 'workspace-unreadable',
    reason: 'The workspace cannot be opened: it is not a Quintile workspace, or it is damaged.',
    hint: 'Choose another file, or import the extract again into a new workspace.',
  },
  running: {
    code: 'internal',
    reason: 'The engine could not carry out a step.',
    hint: 'Try again; if it happens again, import the extract again.',
  },
  reading: {
    code: 'file-unreadable',
    reason: 'The file could not be read: it is damaged, or not of the kind that its name says.',
    hint: 'Open it in the program that made it and save it again as CSV or Parquet.',
  },
};

/** A damaged file may ask for more memory than there is, so what it meets is put down to it. */
const tooLarge: Problem = {
  code: 'file-unreadable',
  reason: 'There is not enough memory to read the file: it is damaged, or very large.',
  hint: 'Close other programs and try again, or save the file again from the program that made it.',
};

/** Whatever was thrown, as a refusal that quotes nothing of the data. */
export function asRefusal(error: unknown, doing: keyof typeof fallback): Refusal {
  if (error instanceof Refusal) return error;
  const text = error instanceof Error ? error.message : '';
  const kind = kinds.find(({ pattern }) => pattern.test(text));
  const isDamage = doing === 'running' && damage.test(text);
  if (doing === 'reading' && /^Out of Memory/i.test(text)) return new Refusal(tooLarge);
  return new Refusal(kind?.problem ?? (isDamage ? damaged : fallback[doing]));
}
