import { totalCode } from '../../analytics/contract/dimensions.ts';
import {
  type ReleasedMeasure,
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import type { Scale } from './number-format.ts';
import { type Decimals, rounded } from './rounded.ts';

const all: readonly Decimals[] = [0, 1];

function isWithin(value: number, decimals: Decimals): boolean {
  return Math.abs(value - rounded(value, decimals)) <= 1e-9 * Math.max(1, Math.abs(value));
}

function numbersOf({ status, value, lower, upper }: ReleasedRow): number[] {
  if (status !== 'shown') return [];
  return [value, lower, upper].filter((number) => number !== null);
}

const isTotal = ({ codes }: ReleasedRow) => Object.values(codes).includes(totalCode);

/**
 * The fewest decimals that all the shown values and limits of a table have, 2 where they have more. What
 * many people make, totals and what others are compared with, is told more finely and does not count.
 */
export function decimalsOf(rows: readonly ReleasedRow[]): Decimals {
  const parts = rows.filter((row) => !isTotal(row));
  const numbers = (parts.length === 0 ? rows : parts).flatMap(numbersOf);
  return all.find((decimals) => numbers.every((number) => isWithin(number, decimals))) ?? 2;
}

/**
 * A table whose measure says in how many decimals its values are told: values that are multiples of 1
 * are printed without a decimal that would feign precision.
 */
export function toldTable(table: ReleasedTable): ReleasedTable {
  const decimals = decimalsOf(releasedRows(table));
  const measure: ReleasedMeasure & Scale = { ...table.note.measure, decimals };
  return { ...table, note: { ...table.note, measure } };
}
