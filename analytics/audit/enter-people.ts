import { addSum, type CountDraft, enterMade } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import type { Worlds } from './group-of.ts';
import { groupRows } from './group-rows.ts';
import type { AuditTable, PopulationRule } from './manifest.ts';
import { normalRule } from './normal-rule.ts';
import { people } from './quantity.ts';

/** A table's own population, narrowed to those whom its measure is about. */
function eligibleOf({ eligible, populationRule }: AuditTable): PopulationRule | null {
  if (eligible === null || populationRule === null) return null;
  const { where, filters } = populationRule;
  return normalRule({ where: where === null ? eligible : { all: [where, eligible] }, filters });
}

/** Some columns of a table, and a further one that is the sum of them. */
function enterSum(
  draft: CountDraft,
  groups: Pick<EnteredColumn, 'groupRow' | 'groups'>,
  parts: readonly EnteredColumn[],
): EnteredColumn {
  const [first] = parts as [EnteredColumn];
  const at = groups.groups.map((group, row) => {
    const places = parts.flatMap((entered) => entered.at[row] ?? []);
    if (group === null || places.length < parts.length) return undefined;
    const [place] = places;
    const madeOf = place === undefined ? undefined : draft.counts[place]?.places.at(-1);
    const total = enterMade(draft, group, people, madeOf);
    addSum(draft, total, places);
    return total;
  });
  return { ...first, ...groups, quantity: people, at };
}

/**
 * Whoever is of a group is in the denominator, excluded, or unknown: the people of the groups, and those
 * of them whom the measure is about, as columns that no table prints; none where the table does not tell
 * the three apart.
 */
export function enterPeople(
  draft: CountDraft,
  columns: readonly EnteredColumn[],
  worlds: Worlds,
): readonly EnteredColumn[] {
  const named = (column: string) => columns.find((entered) => entered.column === column);
  const [denominator, excluded, unknown] = ['denominator', 'excluded', 'unknown'].map(named);
  if (denominator === undefined || unknown === undefined) return [];
  const { table, rows } = denominator.of;
  const everybody = excluded === undefined ? [] : [denominator, excluded, unknown];
  const rule = eligibleOf(table);
  const groupRow =
    rule === null
      ? null
      : groupRows(worlds, { ...table, populationRule: rule }, denominator.shared);
  return [
    ...(everybody.length === 0 ? [] : [enterSum(draft, denominator, everybody)]),
    ...(groupRow === null
      ? []
      : [
          enterSum(draft, { groupRow, groups: rows.map((row) => groupRow(row)) }, [
            denominator,
            unknown,
          ]),
        ]),
  ];
}
