import { noSegmentCode, outsideCode } from '../../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../../analytics/contract/released.ts';
import { drawnRows } from '../../charts/cell.ts';

/** One end of a pair of segments: its place in the document gives its colour; null has none. */
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

const placeless: readonly string[] = [outsideCode, noSegmentCode];

function endsOf({ note }: ReleasedTable, name: 'segment' | 'other_segment') {
  const dimension = note.dimensions.find((candidate) => candidate.name === name);
  const categories = dimension?.categories ?? [];
  const coloured = categories.filter(({ code }) => !placeless.includes(code));
  return (row: ReleasedRow): PairEnd | null => {
    const code = row.codes[name];
    const label = row.labels[name];
    if (code === undefined || label === undefined || code === dimension?.total) return null;
    const place = coloured.findIndex((category) => category.code === code);
    return { code, label, place: place < 0 ? null : place };
  };
}

/** Every pair of a table by segment and other segment, totals left out, in its order. */
export function pairsOf(table: ReleasedTable): Pair[] {
  const [oneOf, otherOf] = [endsOf(table, 'segment'), endsOf(table, 'other_segment')];
  return drawnRows(table).flatMap((row) => {
    const [one, other] = [oneOf(row), otherOf(row)];
    return one === null || other === null ? [] : [{ one, other, row }];
  });
}

const isSomebody = ({ row }: Pair) =>
  row.status === 'hidden' || (row.status === 'shown' && (row.count ?? 0) > 0);

/** Pairs of two different ends between whom there is, or may be, anybody. */
export function changedPairs(table: ReleasedTable): Pair[] {
  return pairsOf(table).filter((pair) => pair.one.code !== pair.other.code && isSomebody(pair));
}

const size = ({ row }: Pair) => row.count ?? -1;

/** Losses in the order of the segments that lost, each one's from the largest down. */
export function lossPairs(table: ReleasedTable): Pair[] {
  const order = (pair: Pair) => pair.one.place ?? Number.POSITIVE_INFINITY;
  return changedPairs(table).toSorted((a, b) => order(a) - order(b) || size(b) - size(a));
}

/** Who moves, from the largest number of people down, those hidden last. */
export function moves(table: ReleasedTable): Pair[] {
  return changedPairs(table).toSorted((a, b) => size(b) - size(a));
}
