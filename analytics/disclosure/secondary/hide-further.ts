import { improve } from './improve.ts';
import { protectCells } from './protect-cells.ts';
import type { Sheet } from './sheet.ts';
import { tidy } from './tidy.ts';
import { lacking, startWork } from './work.ts';

/** What is hidden of a sheet in the end, and which hidden counts could not be kept from being known. */
export interface Hidden {
  readonly hidden: Uint8Array;
  readonly unprotected: readonly number[];
}

/**
 * Hides further counts of a sheet until no hidden one can be worked out from totals and sub-totals more
 * closely than within its width, at little cost. What is protected has been shown to be: there are whole
 * tables, alike from outside, in which it is `width` apart.
 */
export function hideFurther(sheet: Sheet): Hidden {
  const work = startWork({ ...sheet, cost: sheet.cost.slice() });
  const { hidden } = work;
  const targets = [...hidden.keys()].filter(
    (cell) => hidden[cell] === 1 && sheet.known[cell] !== 1,
  );
  const unprotected = protectCells(work, targets).filter((cell) => lacking(work, cell) > 0);
  tidy(work);
  improve(work);
  return { hidden, unprotected };
}
