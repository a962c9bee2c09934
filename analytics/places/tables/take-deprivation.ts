import { placeCode } from '../spelling.ts';
import { cellAt, columnAt, lineAt, numberAt, type PlaceTable } from './place-table.ts';
import { refuseRow } from './refuse-row.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

const shortName = /^imd(20\d\d)?decile(20\d\d)?$/;
const longName = /^indexofmultipledeprivation(imd)?decile/;

function decileColumn(table: PlaceTable): number {
  const short = table.columns.findIndex((name) => shortName.test(name));
  return short >= 0 ? short : table.columns.findIndex((name) => longName.test(name));
}

/**
 * The edition a file states, or the one that goes with its areas: IMD 2019 and 2015 are on the
 * LSOAs of 2011 (told apart by the year of the local authority codes beside them), IMD 2025 on
 * those of 2021.
 */
function editionOf(table: PlaceTable, decile: number, vintage: string): string {
  const column = columnAt(table, 'imdedition', 'edition');
  const stated = column < 0 ? '' : cellAt(table.rows[0] ?? [], column);
  if (stated !== '') return stated;
  const named = shortName.exec(table.columns[decile] ?? '');
  const year = named?.[1] ?? named?.[2];
  if (year !== undefined) return `IMD ${year}`;
  if (vintage === 'LSOA 2021') return 'IMD 2025';
  if (vintage !== 'LSOA 2011') return 'IMD, edition not stated';
  return table.columns.includes('localauthoritydistrictcode2013') ? 'IMD 2015' : 'IMD 2019';
}

function decilesOf(
  table: PlaceTable,
  area: number,
  column: number,
): { readonly deciles: ReadonlyMap<string, number>; readonly without: number } {
  const deciles = new Map<string, number>();
  let without = 0;
  table.rows.forEach((row, index) => {
    const code = placeCode(cellAt(row, area));
    const decile = numberAt(row, column);
    if (code === '' || decile === null) {
      without += 1;
      return;
    }
    if (!Number.isInteger(decile) || decile < 1 || decile > 10) {
      const reason = 'A deprivation decile is not a whole number from 1 to 10.';
      refuseRow(table.file, lineAt(table, index), reason);
    }
    if ((deciles.get(code) ?? decile) !== decile) {
      const reason = 'One area is listed with two deprivation deciles.';
      refuseRow(table.file, lineAt(table, index), reason);
    }
    deciles.set(code, decile);
  });
  return { deciles, without };
}

/** Takes a table of deprivation deciles by LSOA; deciles are read, never worked out. */
export function takeDeprivation({ table, area, synthetic }: TableInHand): Taken {
  const column = decileColumn(table);
  if (area === null || column < 0) return null;
  const { deciles, without } = decilesOf(table, area.column, column);
  const { vintage } = area;
  const stated = editionOf(table, column, vintage);
  const edition = synthetic && !/synthetic/i.test(stated) ? `${stated} (synthetic)` : stated;
  const lacking = without === 0 ? '' : `; rows without a decile: ${without}`;
  return {
    takenFor: `${edition} deciles by area (${vintage})${lacking}`,
    finding: { kind: 'deprivation', table: { edition, vintage, deciles } },
  };
}
