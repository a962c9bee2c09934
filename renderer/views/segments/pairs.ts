import { noSegmentCode, outsideCode } from '../../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../../analytics/contract/released.ts';
import { drawnRows } from '../../charts/cell.ts';

/** The place of each segment's colour by its id, where another document than the table's gives it. */
export type Places = ReadonlyMap<string, number>;

/** One end of a pair of segments: its place gives its colour; null has none. */
export interface PairEnd {
  readonly code: string;
  readonly label: string;
  readonly place: number | null;
}

/** Two segments, and the people between whom something is counted. */
export interface Pair {
  readonly one: PairEnd;
  readonly other: PairEnd;
  readonly row: ReleasedRow;
}

/** Codes of people who are in no segment, and have no colour. */
export const placeless: readonly string[] = [outsideCode, noSegmentCode];

function endsOf({ note }: ReleasedTable, name: 'segment' | 'other_segment', places: Places | null) {
  const dimension = note.dimensions.find((candidate) => candidate.name === name);
  const categories = dimension?.categories ?? [];
  const coloured = categories.filter(({ code }) => !placeless.includes(code));
  return (row: ReleasedRow): PairEnd | null => {
    const code = row.codes[name];
    const label = row.labels[name];
    if (code === undefined || label === undefined || code === dimension?.total) return null;
    const own = coloured.findIndex((category) => category.code === code);
    if (own < 0) return { code, label, place: null };
    return { code, label, place: places?.get(code) ?? own };
  };
}

/**
 * Every pair of a table by segment and other segment, totals left out, in its order. Where these are
 * of two documents, `places` gives a segment of both one colour.
 */
export function pairsOf(table: ReleasedTable, places: Places | null = null): Pair[] {
  const oneOf = endsOf(table, 'segment', places);
  const otherOf = endsOf(table, 'other_segment', places);
  return drawnRows(table).flatMap((row) => {
    const [one, other] = [oneOf(row), otherOf(row)];
    return one === null || other === null ? [] : [{ one, other, row }];
  });
}

const isSomebody = ({ row }: Pair) =>
  row.status === 'hidden' || (row.status === 'shown' && (row.count ?? 0) > 0);

/** Pairs of two different ends between whom there is, or may be, anybody. */
export function changedPairs(table: ReleasedTable, places: Places | null = null): Pair[] {
  return pairsOf(table, places).filter(
    (pair) => pair.one.code !== pair.other.code && isSomebody(pair),
  );
}

const size = ({ row }: Pair) => row.count ?? -1;

/** Losses in the order of the segments that lost, each one's from the largest down. */
export function lossPairs(table: ReleasedTable): Pair[] {
  const order = (pair: Pair) => pair.one.place ?? Number.POSITIVE_INFINITY;
  return changedPairs(table).toSorted((a, b) => order(a) - order(b) || size(b) - size(a));
}

/** Who moves, from the largest number of people down, those hidden last. */
export function moves(table: ReleasedTable, places: Places): Pair[] {
  return changedPairs(table, places).toSorted((a, b) => size(b) - size(a));
}
