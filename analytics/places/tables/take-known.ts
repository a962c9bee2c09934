import { levelOfColumn } from '../vintage.ts';
import { cellAt, columnAt, numberAt, type PlaceTable } from './place-table.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

function standardPopulation(table: PlaceTable): string | null {
  const column = columnAt(table, 'standardpopulation', 'esp2013', 'esp');
  if (column < 0 || columnAt(table, 'ageband', 'agegroup', 'age') < 0) return null;
  const sum = table.rows.reduce((all, row) => all + (numberAt(row, column) ?? 0), 0);
  return `a standard population of ${table.rows.length} age bands, ${sum.toLocaleString('en-GB')} in all`;
}

/** What a list of registered patients by practice and area is; null where a table is none. */
export function patientsByArea(table: PlaceTable): string | null {
  const has = (...names: readonly string[]) => columnAt(table, ...names) >= 0;
  return has('practicecode') && has('lsoacode', 'lsoa11cd', 'lsoa21cd') && has('numberofpatients')
    ? 'registered patients by practice and area; footprints are derived from the extract itself'
    : null;
}

function networks(table: PlaceTable): string | null {
  return columnAt(table, 'pcnopendate') >= 0 ? 'PCNs with their names and dates' : null;
}

function registers(table: PlaceTable): string | null {
  const has = (...names: readonly string[]) => columnAt(table, ...names) >= 0;
  return has('practicecode') && has('register', 'groupcode') ? 'registers by practice' : null;
}

function aboutAreas({ table, area }: TableInHand): string | null {
  if (area === null) return null;
  const isRanked = table.columns.some((name) =>
    /^(imd|indexofmultipledeprivation).*rank/.test(name),
  );
  if (isRanked) return 'ranks without deciles, and published deciles are never worked out again';
  const isResidents = table.columns.some((name) => /residents|population/.test(name));
  return isResidents ? 'residents by area without single years of age' : 'figures by area';
}

function otherAreas({ table }: TableInHand): string | null {
  const found = table.columns.map(levelOfColumn).find((level) => level !== null);
  if (found == null || table.rows.every((row) => cellAt(row, 0) === '')) return null;
  return `its areas are not LSOAs (${found.edition})`;
}

/** Names what is known and not used here, so that its file is not passed over in silence. */
export function takeKnown(hand: TableInHand): Taken {
  const { table } = hand;
  const what =
    standardPopulation(table) ??
    networks(table) ??
    registers(table) ??
    aboutAreas(hand) ??
    otherAreas(hand);
  return what === null ? null : { takenFor: `not used: ${what}`, finding: null };
}
