import type { ReleasedRow, ReleaseNote, Standing } from '../../analytics/contract/released.ts';
import { cellValue } from './cell.ts';
import { formatValue } from './number-format.ts';
import type { Palette } from './palette.ts';
import { listed, upperFirst } from './phrase.ts';

/** Stands after a row whose place among the others is not known well enough to be told. */
export const unrankedSign = '*';

/** A level that every bar can be held against, and its name with its value. */
export interface Benchmark {
  readonly value: number;
  readonly name: string;
}

/** The one value that every shown row is compared with; null where there is none or several. */
export function benchmarkOf(rows: readonly ReleasedRow[], note: ReleaseNote): Benchmark | null {
  const found = rows.map(({ benchmark }) => benchmark).filter((value) => value !== null);
  const [value] = found;
  if (value === undefined || found.some((other) => other !== value)) return null;
  const name = upperFirst(note.measure.comparison ?? 'benchmark');
  return { value, name: `${name} ${formatValue(value, note.measure)}` };
}

/** The level of a ratio at which all is as expected. */
export function expectedOf({ measure }: ReleaseNote): Benchmark | null {
  return measure.unit === 'ratio' ? { value: 100, name: 'As expected 100' } : null;
}

/** The colour of a bar by how it stands; null where it is not compared. */
export function standingColour(standing: Standing | null, { standings }: Palette): string | null {
  return standing === null || standing === 'not-compared' ? null : standings[standing];
}

/** Whether a row's place may be any of more than half of the `ranked` places. */
export function isUnranked({ rankFrom, rankTo }: ReleasedRow, ranked: number): boolean {
  return rankFrom !== null && rankTo !== null && rankTo - rankFrom + 1 > ranked / 2;
}

/** How a row stands in a word, with the sign of one that is too small to rank; empty for neither. */
export function standingText(row: ReleasedRow, note: ReleaseNote, ranked: number): string {
  if (cellValue(row, note) === null) return '';
  const word = row.standing === 'not-compared' ? 'not compared' : (row.standing ?? '');
  return isUnranked(row, ranked) ? `${word}${unrankedSign}` : word;
}

/** How the words of a comparison are to be read. */
export function standingNotes(
  rows: readonly ReleasedRow[],
  note: ReleaseNote,
  ranked: number,
): string[] {
  const shown = rows.filter((row) => cellValue(row, note) !== null);
  const met = new Set(shown.map(({ standing }) => standing));
  const apart = (['better', 'worse', 'lower', 'higher'] as const).filter((each) => met.has(each));
  const against = note.measure.comparison ?? 'the benchmark';
  const beyond = `${listed(apart)} where the whole interval lies on that side of its value`;
  const within = 'similar where the interval includes it';
  const parts = [...(apart.length > 0 ? [beyond] : []), ...(met.has('similar') ? [within] : [])];
  return [
    ...(parts.length > 0 ? [`Compared with ${against}: ${parts.join(', ')}.`] : []),
    ...(shown.some((row) => isUnranked(row, ranked))
      ? [
          `${unrankedSign} Too small to rank: its place may be any of more than half of the ${ranked} ranked.`,
        ]
      : []),
  ];
}
