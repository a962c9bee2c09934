import type { ReleasedName } from '../../analytics/contract/dimensions.ts';
import { notAllocatedCode } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { type Axis, axisFromZero } from './axis.ts';
import { cellInterval, cellText, cellValue } from './cell.ts';
import { reach } from './interval.ts';
import { fitText, widest } from './text-width.ts';

export const labelSize = 12;
export const numberSize = 12;
export const lineHeight = 15;

/** One bar: a row of the table, and where it stands. */
export interface RankEntry {
  readonly row: ReleasedRow;
  readonly code: string;
  readonly label: string;
  readonly lines: readonly string[];
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

/** Rows from the highest shown value down, ties by name, those without a value at the end. */
function ranked(table: ReleasedTable, rows: readonly ReleasedRow[], dimension: ReleasedName) {
  const total = table.note.dimensions[0]?.total;
  const parts = rows.filter(({ codes }) => codes[dimension] !== total);
  const isApart = ({ codes }: ReleasedRow) => codes[dimension] === notAllocatedCode;
  return [
    ...parts.filter((row) => !isApart(row)).toSorted(order(table)),
    ...parts.filter(isApart),
  ].map((row) => ({ row, apart: isApart(row) }));
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
  const valueWidth = widest(texts, { size: numberSize, weight: 600 });
  const intervalWidth = widest(intervals, { size: 11 });
  const withInterval = intervalWidth > 0 && !stacked;
  const labels = found.map(({ row }) => row.labels[dimension] ?? '');
  const room = Math.min(widest(labels, { size: labelSize, weight: 600 }) + 1, width * 0.32);
  const barLeft = stacked ? 0 : Math.ceil(room) + 12;
  const numbers = (withInterval ? intervalWidth + 16 : 0) + valueWidth + 14;
  const barLength = Math.max(40, width - barLeft - numbers);
  const highest = Math.max(0, ...found.map(({ row }) => reach(row, cellValue(row, note))));
  const lineWidth = stacked ? width : room;
  return {
    dimension,
    entries: found.map(({ row, apart }) => {
      const label = row.labels[dimension] ?? '';
      const lines = fitText(label, lineWidth, stacked ? 1 : 2, { size: labelSize, weight: 600 });
      const height = stacked ? 38 : Math.max(24, lines.length * lineHeight + 8);
      return { row, apart, label, lines, height, code: row.codes[dimension] ?? '' };
    }),
    total: rows.find(({ codes }) => codes[dimension] === note.dimensions[0]?.total),
    stacked,
    axis: axisFromZero(highest, barLength, note.measure.unit),
    barLeft,
    barLength,
    valueRight: barLeft + barLength + 14 + valueWidth,
    intervalRight: withInterval ? width : null,
  };
}

/** Where a value lies between the zero line and the end of the axis. */
export function rankScale({ barLeft, barLength, axis }: RankLayout): (value: number) => number {
  return (value) => barLeft + (value / axis.end) * barLength;
}
