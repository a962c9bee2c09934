import {
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
} from '../../analytics/contract/released.ts';
import { formatCount, formatValue } from '../charts/number-format.ts';
import { upperFirst } from '../charts/phrase.ts';
import { placeWords, rankedRows } from '../charts/place-words.ts';
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

/** What places are among, and which end is the first. */
export function placeHeading(rows: readonly ReleasedRow[]): string {
  return `Place of ${rankedRows(rows)} (1 is the highest)`;
}

function comparedColumns(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  value: (number: number | null) => string | null,
): TwinColumn[] {
  if (table.table.getChild('standing') === null) return [];
  return [
    { heading: 'Benchmark', cell: ({ benchmark }) => value(benchmark) },
    {
      heading: 'Compared',
      words: 'short',
      cell: ({ standing }) => standing?.replace('-', ' ') ?? null,
    },
    {
      heading: placeHeading(rows),
      words: 'short',
      cell: (row) => (row.status === 'shown' ? placeWords(row) : null),
    },
  ];
}

function valueColumns(table: ReleasedTable, rows: readonly ReleasedRow[]): TwinColumn[] {
  const { measure } = table.note;
  const { count, of } = partNames(measure);
  const value = (number: number | null) =>
    number === null ? null : formatValue(number, measure).replace(/[£%]/g, '');
  const isHeld = (name: string) => table.table.getChild(name) !== null;
  return [
    { heading: count, cell: (row) => whole(row.count) },
    { heading: of, cell: (row) => whole(row.denominator) },
    { heading: `Value (${measure.unitLabel})`, cell: (row) => value(row.value) },
    { heading: '95% from', cell: (row) => value(row.lower) },
    { heading: '95% to', cell: (row) => value(row.upper) },
    ...(isHeld('excluded')
      ? [{ heading: 'Not asked about', cell: (row: ReleasedRow) => whole(row.excluded) }]
      : []),
    ...(isHeld('unknown')
      ? [{ heading: 'Not known', cell: (row: ReleasedRow) => whole(row.unknown) }]
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
