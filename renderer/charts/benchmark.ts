import type { ReleasedRow, ReleaseNote, Standing } from '../../analytics/contract/released.ts';
import { cellValue } from './cell.ts';
import { formatValue } from './number-format.ts';
import type { Palette } from './palette.ts';
import { listed, upperFirst } from './phrase.ts';
import { isUnranked } from './place-words.ts';

/** Stands after a row whose place among the others is not known well enough to be told. */
export const unrankedSign = '*';

/** A level that every bar can be held against, and its name with its value. */
export interface Benchmark {
  readonly value: number;
  readonly name: string;
}

function benchmarksOf(rows: readonly ReleasedRow[]): number[] {
  return rows.map(({ benchmark }) => benchmark).filter((value) => value !== null);
}

/** The one value that every shown row is compared with; null where there is none or several. */
export function benchmarkOf(rows: readonly ReleasedRow[], note: ReleaseNote): Benchmark | null {
  const found = benchmarksOf(rows);
  const [value] = found;
  if (value === undefined || found.some((other) => other !== value)) return null;
  const name = upperFirst(note.measure.comparison ?? 'benchmark');
  return { value, name: `${name} ${formatValue(value, note.measure)}` };
}

/** What rows are compared with, in a sentence: with its value where it is one for all. */
export function comparedWith(rows: readonly ReleasedRow[], note: ReleaseNote): string {
  const level = benchmarkOf(rows, note);
  const against = note.measure.comparison ?? 'the benchmark';
  return level === null ? against : `${against} (${formatValue(level.value, note.measure)})`;
}

/** The level of a ratio at which all is as expected; null where rows are compared with something else. */
export function expectedOf(
  rows: readonly ReleasedRow[],
  { measure }: ReleaseNote,
): Benchmark | null {
  if (benchmarksOf(rows).length > 0) return null;
  return measure.unit === 'ratio' ? { value: 100, name: 'As expected 100' } : null;
}

/** The colour of a bar by how it stands; null where it is not compared. */
export function standingColour(standing: Standing | null, { standings }: Palette): string | null {
  return standing === null || standing === 'not-compared' ? null : standings[standing];
}

/** Whether rows are each compared with a value of its own. */
export function isComparedApart(rows: readonly ReleasedRow[]): boolean {
  return new Set(benchmarksOf(rows)).size > 1;
}

/** How a row stands in words, with its own benchmark where rows have each their own; empty for neither. */
export function standingText(row: ReleasedRow, note: ReleaseNote, isApart: boolean): string {
  const { standing, benchmark } = row;
  if (cellValue(row, note) === null) return '';
  const word = standing === 'not-compared' ? 'not compared' : (standing ?? '');
  const signed = isUnranked(row) ? `${word}${unrankedSign}` : word;
  if (!isApart || benchmark === null) return signed;
  const link = standing === 'similar' ? 'to' : 'than';
  return `${signed} ${link} ${formatValue(benchmark, note.measure)}`;
}

/** How the words of a comparison are to be read. */
function comparisonNotes(rows: readonly ReleasedRow[], { measure }: ReleaseNote): string[] {
  const met = new Set(rows.map(({ standing }) => standing));
  const apart = (['better', 'worse', 'lower', 'higher'] as const).filter((each) => met.has(each));
  const beyond = `${listed(apart)} where the whole interval lies on that side of its value`;
  const within = 'similar where the interval includes it';
  const parts = [...(apart.length > 0 ? [beyond] : []), ...(met.has('similar') ? [within] : [])];
  if (parts.length === 0) return [];
  const against = measure.comparison ?? 'the benchmark';
  return [
    `Compared with ${against}: ${parts.join(', ')}. The benchmark’s own interval does not count.`,
  ];
}

/** What the marks of a comparison mean: words, ticks, and places that differences are too small for. */
export function standingNotes(
  rows: readonly ReleasedRow[],
  note: ReleaseNote,
  ranked: number,
): string[] {
  const shown = rows.filter((row) => cellValue(row, note) !== null);
  const against = note.measure.comparison ?? 'the benchmark';
  return [
    ...(isComparedApart(shown)
      ? [`Tick on a bar: the value that it is compared with (${against}).`]
      : []),
    ...comparisonNotes(shown, note),
    ...(shown.some(isUnranked)
      ? [
          `${unrankedSign} Differences too small to rank: its interval leaves open too many of the ${ranked} places.`,
        ]
      : []),
  ];
}
