import { isMissing, type Maybe } from './input.ts';

/** The sum of one group's values, null where one of them is missing. */
export interface GroupSum {
  readonly group: string | number;
  readonly sums: readonly Maybe[];
}

/**
 * Columns added up by group, in the order in which groups first appear. A missing value makes its group's
 * sum missing. One group is added up as several are; PHEindicatormethods leaves one alone.
 */
export function sumByGroup({
  groups,
  columns,
}: {
  readonly groups: readonly (string | number)[];
  readonly columns: readonly (readonly Maybe[])[];
}): readonly GroupSum[] {
  const rowsOf = new Map<string | number, number[]>();
  for (const [row, group] of groups.entries()) {
    const rows = rowsOf.get(group);
    if (rows === undefined) rowsOf.set(group, [row]);
    else rows.push(row);
  }
  const add = (column: readonly Maybe[], rows: readonly number[]) =>
    rows.reduce((sum: Maybe, row) => {
      const value = column[row] ?? null;
      return sum === null || isMissing(value) ? null : sum + value;
    }, 0);
  return [...rowsOf].map(([group, rows]) => ({
    group,
    sums: columns.map((column) => add(column, rows)),
  }));
}
