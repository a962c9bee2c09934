import type { Problem, Where } from '../contract/problem.ts';
import { unseen } from '../contract/unseen.ts';
import { nearest } from '../dictionary/nearest.ts';

/** One pass over what an author wrote. It notes problems and goes on, so that all are found. */
export interface Reading {
  readonly problems: Problem[];
  /** Criteria read so far, counted against {@link limits}. */
  criteria: number;
}

/** Sizes that no document written for people reaches. */
export const limits = {
  /** Characters of a document: a list of every LSOA of a region takes a third of it. */
  characters: 2 ** 18,
  /** Words, marks, gaps and line ends of a document: what its reader takes time for. */
  pieces: 160_000,
  /** Levels of all, any and not inside each other. */
  nesting: 30,
  criteria: 2_000,
  segments: 100,
  /** Values of one list. */
  values: 40_000,
  /** Problems reported one by one; the rest are counted. */
  problems: 200,
} as const;

export function startReading(): Reading {
  return { problems: [], criteria: 0 };
}

/** A hint, or what makes one: it is made for problems that are reported, not for a countless rest. */
export type Hint = string | undefined | (() => string | undefined);

export function complain(reading: Reading, at: Where, reason: string, hint?: Hint): undefined {
  const isReported = reading.problems.length < limits.problems;
  const words = typeof hint === 'function' ? (isReported ? hint() : undefined) : hint;
  reading.problems.push({
    code: 'definition-invalid',
    reason,
    ...(words === undefined ? {} : { hint: words }),
    where: at,
  });
}

/** The problems found, in the order of the document, with a count in place of an endless rest. */
export function problemsFound({ problems }: Reading): readonly Problem[] {
  const ordered = [...problems].sort(
    (a, b) =>
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );
  if (ordered.length <= limits.problems) return ordered;
  const reason = `There are ${ordered.length - limits.problems} more problems.`;
  return [...ordered.slice(0, limits.problems), { code: 'definition-invalid', reason }];
}

/** Longest text that a message quotes whole, in characters. */
const longestQuote = 60;

const everyUnseen = new RegExp(unseen, 'gu');

/** A text on one line, with nothing in it that is not seen or turns the direction of writing. */
export function visible(text: string): string {
  return text.replaceAll(everyUnseen, '\u{fffd}');
}

/** A text in quotation marks for a message: on one line, and cut where it is long. */
export function quoted(text: string): string {
  const line = visible(text);
  const cut = line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line;
  return `"${cut}"`;
}

/** A hint towards a name that is known: the nearest one, or all of them where they are few. */
export function nameHint(name: string, known: readonly string[]): Hint {
  return () => {
    const near = name.length > longestQuote ? undefined : nearest(name, known);
    if (near !== undefined) return `The nearest known name is "${near}".`;
    return known.length <= 12 ? `Known here: ${known.join(', ')}.` : undefined;
  };
}
