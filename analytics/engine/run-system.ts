import type { CountSystem } from '../attack/count-system.ts';

/** The least and the most that somebody outside knows a number to be. */
export interface Known {
  readonly lower: number;
  readonly upper: number;
}

/** What a number of a run is of: segments by position, `one` before `other`. */
export type Meant =
  | { readonly of: 'population' | 'no-segment' }
  | { readonly of: 'claimed' | 'matched' | 'lost'; readonly one: number }
  | { readonly of: 'loss' | 'overlap'; readonly one: number; readonly other: number };

/** One number of a run, and what is known of it. */
export interface RunNumber {
  readonly meant: Meant;
  readonly known: Known;
}

/** Segments that a person may match together, by position and in order; none of them is the rest. */
export type Match = readonly number[];

/** Pairs of segments, and up to so many with triples, are thought possible beside what there is. */
const mostForTriples = 9;

/** Every set of up to three segments (up to two, of many segments), and those that there are. */
export function possibleMatches(rules: number, seen: readonly Match[]): readonly Match[] {
  const matches = new Map<string, Match>(seen.map((match) => [match.join(), match]));
  const longest = rules <= mostForTriples ? 3 : 2;
  const add = (match: Match): void => {
    matches.set(match.join(), match);
    if (match.length === longest) return;
    for (let next = (match.at(-1) ?? -1) + 1; next < rules; next += 1) add([...match, next]);
  };
  add([]);
  return [...matches.values()];
}

/** Whether somebody who matches just these is counted by a number; `rest` is the segment of the rest. */
function isCounted(match: Match, meant: Meant, rest: number | null): boolean {
  const [first] = match;
  switch (meant.of) {
    case 'population':
      return true;
    case 'no-segment':
      return first === undefined;
    case 'claimed':
      return (first ?? rest) === meant.one;
    case 'matched':
      return match.includes(meant.one) || (first === undefined && rest === meant.one);
    case 'lost':
      return match.includes(meant.one) && first !== meant.one;
    case 'loss':
      return match.includes(meant.other) && first === meant.one;
    case 'overlap':
      return match.includes(meant.one) && match.includes(meant.other);
  }
}

/**
 * How the numbers of a run hang together: each is the sum of the people of some matches, of whom nothing
 * is told. The numbers come first, in order, and the sum of each has its place. With fewer matches than
 * could be, nobody knows more than this says.
 */
export function runSystem(
  numbers: readonly RunNumber[],
  matches: readonly Match[],
  rest: number | null,
): CountSystem {
  const size = numbers.length + matches.length;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const sums = numbers.map(({ meant, known }, total) => {
    lower[total] = known.lower;
    upper[total] = known.upper;
    const parts = matches.flatMap((match, at) =>
      isCounted(match, meant, rest) ? [numbers.length + at] : [],
    );
    return { total, parts };
  });
  return { lower, upper, sums, within: [] };
}
