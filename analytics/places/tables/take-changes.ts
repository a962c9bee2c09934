import type { AreaChange } from '../places.ts';
import { placeCode } from '../spelling.ts';
import { vintageOfColumn } from '../vintage.ts';
import { cellAt, columnAt, type PlaceTable } from './place-table.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

const indicators: Readonly<Record<string, AreaChange['change']>> = {
  U: 'unchanged',
  S: 'split',
  M: 'merged',
  X: 'redrawn',
};

type Pair = Pick<AreaChange, 'from' | 'to'>;

function countBy(pairs: readonly Pair[], side: 'from' | 'to'): (code: string) => number {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
  return (code) => counts.get(code) ?? 0;
}

/** What became of an area by how often each side is listed, for lookups without an indicator. */
function changeByCounts(pairs: readonly Pair[]): (pair: Pair) => AreaChange['change'] {
  const [froms, tos] = [countBy(pairs, 'from'), countBy(pairs, 'to')];
  return ({ from, to }) => {
    const [split, merged] = [froms(from) > 1, tos(to) > 1];
    if (split && merged) return 'redrawn';
    if (split) return 'split';
    return merged ? 'merged' : 'unchanged';
  };
}

function changesOf(table: PlaceTable, older: number, newer: number): readonly AreaChange[] {
  const column = columnAt(table, 'chgind', 'changecode', 'changeindicator', 'changeind');
  const pairs = table.rows.map((row) => ({
    from: placeCode(cellAt(row, older)),
    to: placeCode(cellAt(row, newer)),
    stated: indicators[cellAt(row, column).toUpperCase()],
  }));
  const guess = changeByCounts(pairs);
  return pairs
    .filter(({ from, to }) => from !== '' && to !== '')
    .map(({ from, to, stated }) => ({ from, to, change: stated ?? guess({ from, to }) }));
}

/** Takes a lookup from the LSOAs of 2011 to those of 2021. */
export function takeChanges({ table }: TableInHand): Taken {
  const at = (vintage: string) =>
    table.columns.findIndex((name) => vintageOfColumn(name) === vintage);
  const [older, newer] = [at('LSOA 2011'), at('LSOA 2021')];
  if (older < 0 || newer < 0) return null;
  return {
    takenFor: 'lookup: LSOA 2011 to LSOA 2021',
    finding: { kind: 'changes', changes: changesOf(table, older, newer) },
  };
}
