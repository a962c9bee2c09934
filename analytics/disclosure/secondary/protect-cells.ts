import { lacking, setHidden, type Work } from './work.ts';

/** Hides a cube that alone leaves a count unknown, or a cheaper one that does with what there is. */
function hideCube(work: Work, cell: number, lack: number): readonly number[] {
  const { sheet, hidden, cheapest } = work;
  const width = sheet.width[cell] as number;
  const whole = cheapest(cell, width, hidden);
  const part = lack < width ? cheapest(cell, lack, hidden) : null;
  if (part !== null && part.price < (whole?.price ?? Number.POSITIVE_INFINITY)) {
    setHidden(work, part.cells, true);
    if (lacking(work, cell) <= 0) return part.cells;
    setHidden(work, part.cells, false);
  }
  setHidden(work, whole?.cells ?? [], true);
  return whole?.cells ?? [];
}

/**
 * Hides what it takes for each cell in turn to have a witness, those hidden on the way as well. Returns
 * the cells for which nothing does.
 */
export function protectCells(work: Work, cells: readonly number[]): number[] {
  const unprotected: number[] = [];
  const waiting = [...cells];
  for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
    const lack = lacking(work, cell);
    if (lack <= 0) continue;
    waiting.push(...hideCube(work, cell, lack));
    if (lacking(work, cell) > 0) unprotected.push(cell);
  }
  return unprotected;
}
