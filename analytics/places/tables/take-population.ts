import { placeCode } from '../spelling.ts';
import { cellAt, columnAt, lineAt, numberAt } from './place-table.ts';
import { refuseRow } from './refuse-row.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

const singleYears = Array.from({ length: 90 }, (_, age) => [String(age)]);
const lastYear = ['90+', '90', '90andover', '90plus'];

/** Takes residents by area and single year of age: columns `0` to `89` and `90+`. */
export function takePopulation({ table, area }: TableInHand): Taken {
  if (area === null) return null;
  const columns = [...singleYears, lastYear].map((names) => columnAt(table, ...names));
  if (columns.includes(-1)) return null;
  const residents = new Map<string, readonly number[]>();
  table.rows.forEach((row, index) => {
    const code = placeCode(cellAt(row, area.column));
    if (code === '') return;
    const line = lineAt(table, index);
    const counts = columns.map((column) => numberAt(row, column));
    if (counts.some((count) => count === null || count < 0)) {
      refuseRow(table.file, line, 'A number of residents is missing or below zero.');
    }
    if (residents.has(code)) refuseRow(table.file, line, 'One area is listed twice.');
    residents.set(code, counts as number[]);
  });
  const { vintage } = area;
  return {
    takenFor: `residents by area and single year of age (${vintage})`,
    finding: { kind: 'population', population: { vintage, residents } },
  };
}
