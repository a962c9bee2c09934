import type { FindingOf } from '../finding.ts';
import { levelOfColumn } from '../vintage.ts';
import { cellAt } from './place-table.ts';
import type { TableInHand, TakenTable } from './table-in-hand.ts';
import { linksOf } from './take-lookup.ts';

/** Takes the MSOAs and wards in which a table's LSOAs lie, each as a lookup of its own. */
export function takeLevels({ table, area }: TableInHand): readonly TakenTable[] {
  if (area === null) return [];
  const { vintage } = area;
  return table.columns.flatMap((name, column) => {
    const found = levelOfColumn(name);
    if (found?.level !== 'msoa' && found?.level !== 'ward') return [];
    const { level, edition } = found;
    const links = linksOf(table, area.column, (row) => cellAt(row, column)).map((link) => ({
      ...link,
      weight: null,
    }));
    const finding: FindingOf<'area-level'> = { kind: 'area-level', level, edition, vintage, links };
    return [{ takenFor: `lookup: ${vintage} to ${edition}`, finding }];
  });
}
