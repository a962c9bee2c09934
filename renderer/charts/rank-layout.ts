import type { ReleasedName } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { type Axis, axisFromZero } from './axis.ts';
import { hiddenSignRoom } from './bar.ts';
import {
  type Benchmark,
  benchmarkOf,
  expectedOf,
  isComparedApart,
  standingText,
} from './benchmark.ts';
import { cellInterval, cellText, cellValue, isKnownEmpty, isResidual } from './cell.ts';
import { reach } from './interval.ts';
import { naturalPlaces } from './natural-order.ts';
import { rankedRows } from './place-words.ts';
import { fitText, widest } from './text-width.ts';

export const labelSize = 12;
export const numberSize = 12;
export const lineHeight = 15;
export const standingHeading = 'Compared';
export const standingFace = { size: 11, weight: 600 } as const;

/** One bar: a row of the table, and where it stands. */
export interface RankEntry {
  readonly row: ReleasedRow;
  readonly code: string;
  readonly label: string;
  readonly lines: readonly string[];
  /** Its place among the quintiles, from 0; null for other dimensions and for those not known. */
  readonly quintile: number | null;
  /** How it stands against the benchmark, in a word; empty where it is not compared. */
  readonly standing: string;
  /** Apart from the ranked: people who belong to no area. */
  readonly apart: boolean;
  readonly height: number;
}

export interface RankLayout {
  readonly dimension: ReleasedName;
  readonly entries: readonly RankEntry[];
  readonly total: ReleasedRow | undefined;
  readonly stacked: boolean;
  readonly axis: Axis;
  readonly barLeft: number;
  readonly barLength: number;
  /** Right edges of the number columns; the interval's is null where none is printed. */
  readonly valueRight: number;
  readonly intervalRight: number | null;
  /** Right edge of the words of the comparison; null where nothing is compared. */
  readonly standingRight: number | null;
  /** What every bar is compared with, or the level of a ratio that is as expected. */
  readonly benchmark: Benchmark | null;
  /** Whether bars are each compared with a value of their own. */
  readonly isApart: boolean;
  /** How many rows have a place among the others. */
  readonly ranked: number;
}

function order(table: ReleasedTable) {
  return (a: ReleasedRow, b: ReleasedRow): number => {
    const [x, y] = [cellValue(a, table.note), cellValue(b, table.note)];
    if (x !== null && y !== null && x !== y) return y - x;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    const name = table.note.dimensions[0]?.name ?? 'lcp';
    const [one, other] = [a.labels[name] ?? '', b.labels[name] ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}

/**
 * Rows from the highest shown value down, ties by name, those without a value at the end; quintiles, ages
 * and numbers of conditions in their own order. People of no known category follow.
 */
function ranked(table: ReleasedTable, rows: readonly ReleasedRow[], dimension: ReleasedName) {
  const total = table.note.dimensions[0]?.total;
  const places = naturalPlaces(table, rows);
  const placeOf = ({ codes }: ReleasedRow) => places.indexOf(codes[dimension] ?? '');
  const own = new Map(
    table.note.dimensions[0]?.categories.map((each) => [each.code, each.ownPlace]),
  );
  const parts = rows.filter(
    ({ codes }) =>
      codes[dimension] !== total && !isKnownEmpty(rows, dimension, codes[dimension] ?? ''),
  );
  const isApart = ({ codes }: ReleasedRow) => isResidual(codes[dimension]);
  const byValue = order(table);
  const together = parts.filter((row) => !isApart(row));
  return [
    ...together.toSorted((a, b) => placeOf(a) - placeOf(b) || byValue(a, b)),
    ...parts.filter(isApart),
  ].map((row) => ({
    row,
    apart: isApart(row),
    quintile:
      dimension !== 'quintile' || placeOf(row) < 0
        ? null
        : (own.get(row.codes[dimension] ?? '') ?? placeOf(row)),
  }));
}

/** The words of the comparison for each row, and how wide they are. */
function standingsOf({ note }: ReleasedTable, found: readonly { readonly row: ReleasedRow }[]) {
  const rows = found.map(({ row }) => row);
  const count = rankedRows(rows);
  const isApart = isComparedApart(rows);
  const words = rows.map((row) => standingText(row, note, isApart));
  const isCompared = words.some((word) => word !== '');
  const width = isCompared ? widest([...words, standingHeading], standingFace) : 0;
  return { count, words, isApart, width: Math.ceil(width) };
}

/** Where everything of a ranking goes, by the first dimension of its table. */
export function rankLayout(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  width: number,
): RankLayout {
  const { note } = table;
  const dimension = note.dimensions[0]?.name ?? 'lcp';
  const found = ranked(table, rows, dimension);
  const stacked = width < 560;
  const texts = rows.map((row) => cellText(row, note));
  const intervals = rows.map((row) => cellInterval(row, note) ?? '');
  const sign = found.some(({ row }) => row.status === 'hidden') ? hiddenSignRoom : 0;
  const valueWidth = sign + widest(texts, { size: numberSize, weight: 600 });
  const intervalWidth = widest(intervals, { size: 11 });
  const withInterval = intervalWidth > 0 && !stacked;
  const labels = found.map(({ row }) => row.labels[dimension] ?? '');
  const standings = standingsOf(table, found);
  const beside = standings.width > 0 && !stacked ? standings.width + 16 : 0;
  const share = beside > 0 ? 0.26 : 0.32;
  const room = Math.min(widest(labels, { size: labelSize, weight: 600 }) + 1, width * share);
  const barLeft = stacked ? 0 : Math.ceil(room) + 12;
  const numbers = (withInterval ? intervalWidth + 16 : 0) + valueWidth + 14 + beside;
  const barLength = Math.max(40, width - barLeft - numbers);
  const reached = found.map(({ row }) =>
    Math.max(reach(row, cellValue(row, note)), row.benchmark ?? 0),
  );
  const benchmark = benchmarkOf(rows, note) ?? expectedOf(rows, note);
  const isAnyShown = reached.some((value) => value > 0);
  const highest = Math.max(0, ...reached, isAnyShown ? (benchmark?.value ?? 0) : 0);
  const lineWidth = stacked ? width - (standings.width > 0 ? standings.width + 12 : 0) : room;
  return {
    dimension,
    entries: found.map(({ row, apart, quintile }, index) => {
      const label = row.labels[dimension] ?? '';
      const lines = fitText(label, lineWidth, stacked ? 1 : 2, { size: labelSize, weight: 600 });
      const height = stacked ? 38 : Math.max(24, lines.length * lineHeight + 8);
      const standing = standings.words[index] ?? '';
      const code = row.codes[dimension] ?? '';
      return { row, apart, quintile, standing, label, lines, height, code };
    }),
    total: rows.find(({ codes }) => codes[dimension] === note.dimensions[0]?.total),
    stacked,
    axis: axisFromZero(highest, barLength, note.measure),
    barLeft,
    barLength,
    valueRight: barLeft + barLength + 14 + valueWidth,
    intervalRight: withInterval ? width - beside : null,
    standingRight: standings.width > 0 ? width : null,
    benchmark,
    isApart: standings.isApart,
    ranked: standings.count,
  };
}

/** Where a value lies between the zero line and the end of the axis. */
export function rankScale({ barLeft, barLength, axis }: RankLayout): (value: number) => number {
  return (value) => barLeft + (value / axis.end) * barLength;
}
