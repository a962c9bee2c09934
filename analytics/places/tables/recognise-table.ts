import type { RecognisedFile } from '../finding.ts';
import { syntheticVintage, unstatedVintage, vintageOfColumn } from '../vintage.ts';
import { cellAt, columnAt, type PlaceTable } from './place-table.ts';
import type { TableInHand, TakenTable } from './table-in-hand.ts';
import { takeChanges } from './take-changes.ts';
import { takeDeprivation } from './take-deprivation.ts';
import { patientsByArea, takeKnown } from './take-known.ts';
import { takeLevels } from './take-levels.ts';
import { takeFootprint, takePcnToLcp } from './take-lookup.ts';
import { takePopulation } from './take-population.ts';
import { takePractices } from './take-practices.ts';

const person = ['personid', 'patientid', 'age', 'sex', 'gender', 'birthyear'];

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

function holdsPeople(table: PlaceTable): boolean {
  const counts = columnAt(table, 'numberofpatients', 'standardpopulation');
  return counts < 0 && person.some((name) => table.columns.includes(name));
}

/** What the column names alone tell of a table that is not used, so that its rows need not be read. */
export function toldByHeader(table: PlaceTable): RecognisedFile | null {
  const { file, rows } = table;
  const why = holdsPeople(table) ? 'it holds people, not places' : patientsByArea(table);
  if (why === null) return null;
  return { file, takenFor: `not used: ${why}`, rows: rows.length, synthetic: false, findings: [] };
}

/** All that a table holds: a list of areas may be deprivation, footprint and wards in one. */
function takeAll(hand: TableInHand): readonly TakenTable[] {
  const alone = takeChanges(hand) ?? takePopulation(hand) ?? takePractices(hand);
  if (alone !== null) return [alone];
  const lookup = takeFootprint(hand) ?? (hand.area === null ? takePcnToLcp(hand) : null);
  const found = [takeDeprivation(hand), lookup].filter((taken) => taken !== null);
  const all = [...found, ...takeLevels(hand)];
  if (all.length > 0) return all;
  const known = takeKnown(hand);
  return known === null ? [] : [known];
}

/** Tells a table of places by its columns, never by its file's name. */
export function recogniseTable(table: PlaceTable, asAt: string | null = null): RecognisedFile {
  const told = toldByHeader(table);
  if (told !== null) return told;
  const { file, rows } = table;
  const base = { file, rows: rows.length };
  const synthetic = isSynthetic(table);
  const taken = takeAll({ table, area: areaOf(table, synthetic), synthetic, asAt });
  const findings = taken.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  if (taken.length === 0) return { ...base, takenFor: 'not used', synthetic: false, findings };
  const takenFor = taken.map((part) => part.takenFor).join('; ');
  return { ...base, takenFor, synthetic, findings };
}
