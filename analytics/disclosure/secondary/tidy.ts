import type { Witness } from './witness.ts';
import { furtherCells, lacking, leaningOn, setHidden, type Work } from './work.ts';

/** Shows a cell again if all that leant on it stand without. */
function showIfIdle(work: Work, cell: number): void {
  const { witnesses } = work;
  const before = new Map<number, Witness>();
  const { blockers } = work;
  const first = blockers[cell] as number;
  const leaning = [cell, ...leaningOn(work, cell)];
  leaning.sort((one, other) => Number(other === first) - Number(one === first));
  for (const other of leaning) {
    const own = witnesses.get(other);
    if (own !== undefined) before.set(other, own);
  }
  setHidden(work, [cell], false);
  witnesses.delete(cell);
  for (const other of before.keys()) {
    if (other === cell || lacking(work, other) <= 0) continue;
    blockers[cell] = other;
    setHidden(work, [cell], true);
    for (const [one, witness] of before) witnesses.set(one, witness);
    return;
  }
}

/** Shows again what was hidden for others and is not needed, dearest first. */
export function tidy(work: Work): void {
  const { cost } = work.sheet;
  const byCost = furtherCells(work).sort(
    (one, other) => (cost[other] as number) - (cost[one] as number) || one - other,
  );
  for (const cell of byCost) showIfIdle(work, cell);
}
