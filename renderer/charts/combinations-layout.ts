import { noneCode, unknownCode } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { categoriesOf, cellText } from './cell.ts';
import { fitText, widest } from './text-width.ts';

export const labelSize = 12;
export const numberSize = 11;
export const barsHeight = 132;
export const rowHeight = 22;

/** One combination of conditions that somebody has. */
export interface Combination {
  readonly row: ReleasedRow;
  readonly label: string;
  /** Places of its conditions, rising. */
  readonly places: readonly number[];
}

export interface CombinationsLayout {
  /** Names of the conditions from the top. */
  readonly names: readonly (readonly string[])[];
  /** Those drawn, from the most people down. */
  readonly columns: readonly Combination[];
  /** Combinations that are shown and found no room. */
  readonly further: number;
  readonly hidden: number;
  readonly left: number;
  readonly step: number;
  /** The value at the end of the bars' scale. */
  readonly end: number;
  readonly none: ReleasedRow | undefined;
  readonly unknown: ReleasedRow | undefined;
}

const separator = '+';

/** The conditions that combinations are made of, by the categories of one condition alone. */
function conditionsOf(table: ReleasedTable, rows: readonly ReleasedRow[]) {
  return categoriesOf(table, rows, 'combination').filter(
    ({ code }) => code !== noneCode && code !== unknownCode && !code.includes(separator),
  );
}

/** Combinations of which anybody is shown to be, from the most people down. */
export function shownCombinations(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
): Combination[] {
  const conditions = conditionsOf(table, rows);
  const total = table.note.dimensions[0]?.total;
  const apart = [noneCode, unknownCode, total];
  return rows
    .filter(({ codes, count }) => !apart.includes(codes.combination) && (count ?? 0) > 0)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
    .map((row) => {
      const codes = row.codes.combination?.split(separator) ?? [];
      const places = conditions.flatMap(({ code }, place) => (codes.includes(code) ? [place] : []));
      return { row, label: row.labels.combination ?? '', places };
    });
}

/** Where everything of a table of combinations goes: names on the left, a column a combination. */
export function combinationsLayout(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  width: number,
): CombinationsLayout {
  const labels = conditionsOf(table, rows).map(({ label }) => label);
  const found = shownCombinations(table, rows);
  const numbers = found.map(({ row }) => cellText(row, table.note));
  const room = Math.min(widest(labels, { size: labelSize }) + 1, width * 0.4);
  const left = Math.ceil(room) + 14;
  const step = Math.max(30, Math.ceil(widest(numbers, { size: numberSize })) + 8);
  const most = Math.max(1, Math.floor((width - left) / step));
  const at = (code: string) => rows.find(({ codes }) => codes.combination === code);
  return {
    names: labels.map((label) => fitText(label, room, 1, { size: labelSize })),
    columns: found.slice(0, most),
    further: Math.max(0, found.length - most),
    hidden: rows.filter(({ status }) => status === 'hidden').length,
    left,
    step,
    end: Math.max(0, ...found.map(({ row }) => row.count ?? 0)) || 1,
    none: at(noneCode),
    unknown: at(unknownCode),
  };
}
