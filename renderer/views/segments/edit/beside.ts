import type { ReleasedRow, ReleasedTable } from '../../../../analytics/contract/released.ts';
import { drawnRows } from '../../../charts/cell.ts';
import { type Places, placeless } from '../pairs.ts';

/** One segment, or those outside, as two definitions count it; undefined where one has no such. */
export interface BesideRow {
  readonly code: string;
  readonly label: string;
  /** The place of its colour; null for those of no segment. */
  readonly place: number | null;
  readonly before: ReleasedRow | undefined;
  readonly after: ReleasedRow | undefined;
}

const codeOf = (row: ReleasedRow) => row.codes.segment ?? '';

function partsOf(table: ReleasedTable): ReleasedRow[] {
  const total = table.note.dimensions[0]?.total;
  return drawnRows(table).filter((row) => codeOf(row) !== total);
}

/** The rows of two runs beside each other, in the later one's order; what it has no more comes last. */
export function besideRows(
  before: ReleasedTable,
  after: ReleasedTable,
  places: Places,
): BesideRow[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  const find = (rows: readonly ReleasedRow[], code: string) =>
    rows.find((row) => codeOf(row) === code);
  const gone = was.filter((row) => find(is, codeOf(row)) === undefined);
  return [...is, ...gone].map((row) => {
    const code = codeOf(row);
    return {
      code,
      label: row.labels.segment ?? code,
      place: placeless.includes(code) ? null : (places.get(code) ?? null),
      before: find(was, code),
      after: find(is, code),
    };
  });
}

/** How many more people than before; null where one of the two counts is not shown. */
export function difference({ before, after }: BesideRow): number | null {
  const counts = [before, after].map((row) => (row === undefined ? 0 : row.count));
  const [was, is] = counts;
  return was == null || is == null ? null : is - was;
}
