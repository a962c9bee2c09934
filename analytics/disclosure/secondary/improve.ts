import { chance } from './chance.ts';
import { protectCells } from './protect-cells.ts';
import { tidy } from './tidy.ts';
import type { Witness } from './witness.ts';
import { furtherCells, leaningOn, setHidden, type Work } from './work.ts';

/** Cells of a table at most for other ways of protecting it to be tried. */
const mostCells = 400;
/** Witnesses looked for, and attempts, after which it is good enough: never a time. */
const mostLooks = 6000;
const mostAttempts = 500;
/** Cells done without at once, at most. */
const mostAtOnce = 3;
/** How often a cell that is done without may not come back, other than the first. */
const barred = 0.3;
const seed = 20_261_123;

function sumOf(hidden: Uint8Array, cost: Float64Array): number {
  return hidden.reduce((sum, flag, cell) => sum + flag * (cost[cell] as number), 0);
}

/** Puts back what was hidden, and why. */
function restore(work: Work, hidden: Uint8Array, witnesses: ReadonlyMap<number, Witness>): void {
  hidden.forEach((was, cell) => {
    if (was !== work.hidden[cell]) setHidden(work, [cell], was === 1);
  });
  work.witnesses.clear();
  for (const [cell, witness] of witnesses) work.witnesses.set(cell, witness);
}

/** Some of a list in an order of chance. */
function drawn(list: readonly number[], size: number, random: () => number): number[] {
  const left = [...list];
  for (let at = 0; at < size; at += 1) {
    const other = at + Math.floor(random() * (left.length - at));
    [left[at], left[other]] = [left[other] as number, left[at] as number];
  }
  return left.slice(0, size);
}

/** Does without cells that were hidden for others, at the price of others that are, or of some of them. */
function doWithout(
  work: Work,
  cells: readonly number[],
  cost: Float64Array,
  random: () => number,
): boolean {
  const own = work.sheet.cost;
  cost.forEach((price, cell) => {
    own[cell] = price * (0.5 + random());
  });
  cells.forEach((cell, at) => {
    if (at === 0 || random() < barred) own[cell] = Number.MAX_VALUE;
  });
  const leaning = new Set(cells.flatMap((cell) => leaningOn(work, cell)));
  setHidden(work, cells, false);
  for (const cell of cells) {
    leaning.delete(cell);
    work.witnesses.delete(cell);
  }
  if (protectCells(work, drawn([...leaning], leaning.size, random)).length > 0) return false;
  tidy(work);
  return true;
}

/**
 * Tries to do without some of the cells that were hidden for others, over and over, and keeps what costs
 * no more. Which ones is left to seeded chance, and so is what the others seem to cost meanwhile.
 */
export function improve(work: Work): void {
  if (work.hidden.length > mostCells) return;
  const cost = work.sheet.cost.slice();
  const random = chance(seed);
  const end = work.now.looks + mostLooks;
  let least = sumOf(work.hidden, cost);
  for (let attempt = 0; attempt < mostAttempts && work.now.looks < end; attempt += 1) {
    const further = furtherCells(work);
    if (further.length === 0) break;
    const atOnce = Math.min(further.length, 1 + Math.floor(random() * mostAtOnce));
    const [hidden, witnesses] = [work.hidden.slice(), new Map(work.witnesses)];
    const isDone = doWithout(work, drawn(further, atOnce, random), cost, random);
    const sum = sumOf(work.hidden, cost);
    if (isDone && sum <= least) least = sum;
    else restore(work, hidden, witnesses);
  }
  work.sheet.cost.set(cost);
}
