import { cellAt, columnAt, numberAt, type PlaceTable } from './place-table.ts';
import { refuseRow } from './refuse-row.ts';
import { placeCode } from './spelling.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

function decileColumn(table: PlaceTable): number {
  const short = columnAt(table, 'imddecile', 'imd2019decile', 'imd2025decile');
  return short >= 0
    ? short
    : table.columns.findIndex((name) => /^indexofmultipledeprivation(imd)?decile/.test(name));
}

/**
 * The edition a file states, or the one that goes with its areas: IMD 2019 and 2015 are on the
 * LSOAs of 2011 (told apart by the year of the local authority codes beside them), IMD 2025 on
 * those of 2021.
 */
function editionOf(table: PlaceTable, vintage: string): string {
  const column = columnAt(table, 'imdedition', 'edition');
  const stated = column < 0 ? '' : cellAt(table.rows[0] ?? [], column);
  if (stated !== '') return stated;
  if (vintage === 'LSOA 2021') return 'IMD 2025';
  if (vintage !== 'LSOA 2011') return 'IMD, edition not stated';
  return table.columns.includes('localauthoritydistrictcode2013') ? 'IMD 2015' : 'IMD 2019';
}

/** Takes a table of deprivation deciles by LSOA; deciles are read, never worked out. */
export function takeDeprivation({ table, area, synthetic }: TableInHand): Taken {
  const column = decileColumn(table);
  if (area === null || column < 0) return null;
  const deciles = new Map<string, number>();
  table.rows.forEach((row, index) => {
    const code = placeCode(cellAt(row, area.column));
    const decile = numberAt(row, column);
    if (code === '' || decile === null) return;
    if (!Number.isInteger(decile) || decile < 1 || decile > 10) {
      refuseRow(table.file, index, 'A deprivation decile is not a whole number from 1 to 10.');
    }
    if ((deciles.get(code) ?? decile) !== decile) {
      refuseRow(table.file, index, 'One area is listed with two deprivation deciles.');
    }
    deciles.set(code, decile);
  });
  const { vintage } = area;
  const stated = editionOf(table, vintage);
  const edition = synthetic && !/synthetic/i.test(stated) ? `${stated} (synthetic)` : stated;
  return {
    takenFor: `${edition} deciles by area (${vintage})`,
    finding: { kind: 'deprivation', table: { edition, vintage, deciles } },
  };
}
