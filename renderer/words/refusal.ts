import type { Problem } from '../../analytics/contract/problem.ts';

/** One number that would be given away, and the lines that say how it follows. */
export interface GivenAway {
  readonly what: string;
  readonly because: readonly string[];
}

/** What the same tables would give away together. */
export interface TellingTables {
  /** The table in question, and the earlier releases that it tells too much with. */
  readonly tables: string;
  readonly given: readonly GivenAway[];
}

/** A refusal by the register, as a reader takes it in. */
export interface RefusalWords {
  readonly telling: readonly TellingTables[];
  /** What is said of the whole: how many more there are, and what would make it safe. */
  readonly last: Problem;
  /** How many more counts would have to be hidden; null where hiding would not make it safe. */
  readonly further: number | null;
}

const hinge = ' would give away ';

function linesOf(hint: string | undefined): readonly string[] {
  return (hint ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** How many more counts a hint offers to hide: `one more count`, `1,204 more counts`. */
function furtherIn(hint: string | undefined): number | null {
  const [, many] = /would be safe with (one|[\d,]+) more counts? hidden/.exec(hint ?? '') ?? [];
  if (many === undefined) return null;
  return many === 'one' ? 1 : Number(many.replaceAll(',', ''));
}

/**
 * Problems that begin with the same tables, together, and each once: of a count and of its denominator the
 * same is said. One that is worded otherwise stands as it is.
 */
function grouped(problems: readonly Problem[]): readonly TellingTables[] {
  const groups = new Map<string, GivenAway[]>();
  for (const { reason, hint } of problems) {
    const at = reason.indexOf(hinge);
    const tables = at < 0 ? '' : `${reason.slice(0, at)}${hinge}`.trimEnd();
    const what = at < 0 ? reason : reason.slice(at + hinge.length);
    const given = groups.get(tables) ?? [];
    const because = linesOf(hint);
    const isTold = given.some((one) => one.what === what && one.because.join() === because.join());
    groups.set(tables, isTold ? given : [...given, { what, because }]);
  }
  return [...groups].map(([tables, given]) => ({ tables, given }));
}

/**
 * What a refusal for the sake of earlier releases says: nothing that is not in its problems. Null for
 * a refusal of another kind.
 */
export function refusalWords(problems: readonly Problem[]): RefusalWords | null {
  const last = problems.at(-1);
  const isOne = problems.every(({ code }) => code === 'disclosure-refused');
  if (last === undefined || problems.length < 2 || !isOne) return null;
  return { telling: grouped(problems.slice(0, -1)), last, further: furtherIn(last.hint) };
}
