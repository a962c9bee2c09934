import type { ReleasedName } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { categoriesOf, isResidual } from './cell.ts';

/** Dimensions whose categories follow each other, whatever their values. */
const ordered: readonly ReleasedName[] = ['quintile', 'age_band', 'age', 'condition_count'];

/** The number that a code begins with: `10-14` is 10, `90+` is 90. */
const startOf = (code: string) => Number.parseFloat(code);

/** The codes of a table's first dimension in their own order; none where rows stand by their values. */
export function naturalPlaces(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
): readonly string[] {
  const dimension = table.note.dimensions[0]?.name;
  if (dimension === undefined || !ordered.includes(dimension)) return [];
  const codes = categoriesOf(table, rows, dimension)
    .map(({ code }) => code)
    .filter((code) => !isResidual(code));
  return codes.some((code) => Number.isNaN(startOf(code)))
    ? codes
    : codes.toSorted((a, b) => startOf(a) - startOf(b));
}
