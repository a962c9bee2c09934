import { lineAt, numberAt, type PlaceTable } from './place-table.ts';
import { refuseRow } from './refuse-row.ts';

const names = /^(modelled)?(weight|weighting|share|percent|percentage|proportion|pct)$/;

/** The column that says how much of a row's first code goes to its second, or -1. */
export function weightColumn(table: PlaceTable): number {
  return table.columns.findIndex((name) => names.test(name));
}

/** A row's weight; null where the table has none. A weight that is no number of 0 or more is refused. */
export function weightOf(table: PlaceTable, column: number, index: number): number | null {
  if (column < 0) return null;
  const weight = numberAt(table.rows[index] ?? [], column);
  if (weight === null || weight < 0) {
    refuseRow(table.file, lineAt(table, index), 'A weight is missing or below zero.');
  }
  return weight;
}
