import type { RecognisedFile } from './finding.ts';
import { cellAt, columnAt, type PlaceTable } from './place-table.ts';
import type { TableInHand } from './table-in-hand.ts';
import { takeDeprivation } from './take-deprivation.ts';
import { takeFootprint, takePcnToLcp } from './take-lookup.ts';
import { takePopulation } from './take-population.ts';
import { takePractices } from './take-practices.ts';
import { syntheticVintage, unstatedVintage, vintageOfColumn } from './vintage.ts';

const person = ['personid', 'patientid', 'age', 'sex', 'gender', 'birthyear'];

const notUsed = (table: PlaceTable, reason = 'not used'): RecognisedFile => ({
  file: table.file,
  takenFor: reason,
  rows: table.rows.length,
  synthetic: false,
  finding: null,
});

function areaOf(table: PlaceTable, synthetic: boolean): TableInHand['area'] {
  const found = table.columns.flatMap((name, column) => {
    const vintage = vintageOfColumn(name);
    if (vintage === null) return [];
    const invented = synthetic && vintage === unstatedVintage;
    return [{ column, vintage: invented ? syntheticVintage : vintage }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isSynthetic(table: PlaceTable): boolean {
  const column = columnAt(table, 'synthetic');
  return (
    column >= 0 &&
    table.rows.some((row) => /^(true|t|yes|y|1|synthetic)$/i.test(cellAt(row, column)))
  );
}

/** Whether the column names alone rule a table out, so that its rows need not be read. */
export function holdsPeople(table: PlaceTable): boolean {
  return person.some((name) => table.columns.includes(name));
}

/** Tells a table of places by its columns, never by its file's name. */
export function recogniseTable(table: PlaceTable): RecognisedFile {
  if (holdsPeople(table)) return notUsed(table, 'not used: it holds people, not places');
  const synthetic = isSynthetic(table);
  const hand: TableInHand = { table, area: areaOf(table, synthetic), synthetic };
  const takers = [takePopulation, takeDeprivation, takePractices, takeFootprint, takePcnToLcp];
  for (const take of takers) {
    const taken = take(hand);
    if (taken !== null) {
      return { ...taken, file: table.file, rows: table.rows.length, synthetic };
    }
  }
  return notUsed(table);
}
