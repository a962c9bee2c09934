import {
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
} from '../../analytics/contract/released.ts';
import { isUnranked } from '../charts/benchmark.ts';
import { formatCount, formatValue } from '../charts/number-format.ts';
import { upperFirst } from '../charts/phrase.ts';
import { partNames } from '../words/measure.ts';

/** One column of a figure's table, besides what it is broken down by. */
export interface TwinColumn {
  readonly heading: string;
  /** Words stand at the left, and are left out where there is nothing to say; long ones wrap. */
  readonly words?: 'short' | 'long';
  readonly cell: (row: ReleasedRow, index: number) => string | null;
}

const whole = (value: number | null) => (value === null ? null : formatCount(value));

/** Why a row has no value, in words; empty where it has one. */
export function reasonOf(row: ReleasedRow): string {
  if (row.status === 'shown') return row.value === null ? (row.reason ?? '') : '';
  return row.reason ?? (row.status === 'hidden' ? 'hidden by the policy' : 'not available');
}

/** How many rows of a table have a place among the others. */
export function rankedRows(rows: readonly ReleasedRow[]): number {
  return rows.filter(({ rankFrom }) => rankFrom !== null).length;
}

/** Which places a row may have, of so many; null where it is not ranked. */
export function placeWords(row: ReleasedRow, ranked: number): string | null {
  const { rankFrom, rankTo } = row;
  if (rankFrom === null || rankTo === null) return null;
  if (isUnranked(row, ranked)) return 'too small to rank';
  return rankFrom === rankTo ? String(rankFrom) : `${rankFrom} to ${rankTo}`;
}

function runColumns(table: ReleasedTable): TwinColumn[] {
  const [matched, lost] = ['matched', 'lost'].map((name) => releasedNumbers(table, name));
  return [
    { heading: 'Matched (people)', cell: (_, index) => whole(matched?.[index] ?? null) },
    { heading: 'Claimed (people)', cell: (row) => whole(row.count) },
    {
      heading: 'Lost to an earlier segment (people)',
      cell: (_, index) => whole(lost?.[index] ?? null),
    },
  ];
}

function comparedColumns(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  value: (number: number | null) => string | null,
): TwinColumn[] {
  if (table.table.getChild('standing') === null) return [];
  const ranked = rankedRows(rows);
  return [
    { heading: 'Benchmark', cell: ({ benchmark }) => value(benchmark) },
    {
      heading: 'Compared',
      words: 'short',
      cell: ({ standing }) => standing?.replace('-', ' ') ?? null,
    },
    {
      heading: `Place of ${ranked}`,
      words: 'short',
      cell: (row) => placeWords(row, ranked),
    },
  ];
}

function valueColumns(table: ReleasedTable, rows: readonly ReleasedRow[]): TwinColumn[] {
  const { measure } = table.note;
  const { count, of } = partNames(measure);
  const value = (number: number | null) =>
    number === null ? null : formatValue(number, measure).replace(/[£%]/g, '');
  const hasExcluded = table.table.getChild('excluded') !== null;
  return [
    { heading: count, cell: (row) => whole(row.count) },
    { heading: of, cell: (row) => whole(row.denominator) },
    { heading: `Value (${measure.unitLabel})`, cell: (row) => value(row.value) },
    { heading: '95% from', cell: (row) => value(row.lower) },
    { heading: '95% to', cell: (row) => value(row.upper) },
    ...(hasExcluded
      ? [{ heading: 'Left out', cell: (row: ReleasedRow) => whole(row.excluded) }]
      : []),
    ...comparedColumns(table, rows, value),
  ];
}

const lackColumn: TwinColumn = {
  heading: 'Why not',
  words: 'long',
  cell: (row) => upperFirst(reasonOf(row)),
};

/** What a figure's table shows of each row: counts, value and interval with their unit, and why not. */
export function twinColumns(table: ReleasedTable, rows: readonly ReleasedRow[]): TwinColumn[] {
  if (table.table.getChild('matched') !== null) return runColumns(table);
  if (table.note.measure.unit === 'people') {
    return [{ heading: 'People', cell: (row) => whole(row.count) }];
  }
  const isLacking = rows.some((row) => reasonOf(row) !== '');
  return [...valueColumns(table, rows), ...(isLacking ? [lackColumn] : [])];
}
