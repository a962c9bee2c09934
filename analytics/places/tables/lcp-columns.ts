import type { LcpNames } from '../finding.ts';
import { isReserved } from '../reserved-codes.ts';
import { slug } from '../slug.ts';
import { cellAt, columnAt, type PlaceTable } from './place-table.ts';

/** Finds a row's LCP by code, or by a name whose slug becomes the code. */
export interface LcpColumns {
  readonly codeOf: (row: readonly string[]) => string;
  readonly names: () => LcpNames;
}

/** The LCP columns of a table, or null where it has none. */
export function lcpColumns(table: PlaceTable): LcpColumns | null {
  const code = columnAt(table, 'lcpcode', 'lcpcd');
  const labels = ['lcpname', 'lcpnm', 'lcp', 'localcarepartnership', 'localcarepartnershipname'];
  const label = columnAt(table, ...labels);
  if (code < 0 && label < 0) return null;
  const codeOf = (row: readonly string[]) => cellAt(row, code) || slug(cellAt(row, label));
  return {
    codeOf,
    names: () => {
      const names = new Map<string, string>();
      for (const row of table.rows) {
        const found = codeOf(row);
        if (found !== '' && !names.has(found)) names.set(found, cellAt(row, label) || found);
      }
      return [...names];
    },
  };
}

/** What lists write where a practice belongs to no PCN: `U` and `Unallocated` in those of the NHS. */
const noPcn = /^(?:u|(?:un|not )allocated|none|null|nan?|n\/a|-)$/i;

/** Whether a cell of a list stands for no PCN. */
export const saysNoPcn = (cell: string): boolean => cell === '' || noPcn.test(cell);

/** Whether a code of an extract stands for no PCN: words of lists, and those that tables keep. */
export const isNoPcn = (code: string): boolean => saysNoPcn(code) || isReserved(code);

/** The PCN code of a row; empty where it has none, in whatever words. */
export function pcnAt(row: readonly string[], column: number): string {
  const code = cellAt(row, column);
  return saysNoPcn(code) ? '' : code;
}

const pcnCode = /^pcn(?:code|cd)?(\d*)$/;

/** The PCN code column: `pcn_code`, or with a year as in `pcn_code_2023_24`. */
export function pcnColumn(table: PlaceTable): number {
  return table.columns.findIndex((name) => pcnCode.test(name));
}

/** The year that the name of the PCN code column carries, as `2023-24`; empty where it has none. */
export function yearOfPcnColumn(table: PlaceTable): string {
  const digits = pcnCode.exec(table.columns[pcnColumn(table)] ?? '')?.[1] ?? '';
  return digits.replace(/^(\d{4})(\d{2})$/, '$1-$2');
}
