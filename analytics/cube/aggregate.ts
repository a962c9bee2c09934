import { type Dimension, type Filters, totalCode } from '../contract/dimensions.ts';
import type { Axis } from './axis.ts';
import type { Cube } from './cube.ts';

export interface AggregateAsk {
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  /** Keys of the cube's counts to add up. */
  readonly keys: readonly string[];
  /** Whether to add the total of every dimension, coded `all`. */
  readonly totals: boolean;
}

/** One combination of categories, and the sum of each asked count over its people. */
export interface AggregateRow {
  readonly codes: readonly string[];
  readonly sums: readonly number[];
}

/** Which of an axis's category positions pass a filter. */
function kept({ categories }: Axis, codes: readonly string[] | undefined): boolean[] {
  const wanted = codes === undefined ? null : new Set(codes);
  return categories.map(({ code }) => wanted === null || wanted.has(code));
}

/** The cells of a cube that pass every filter. */
function passing({ axes, cells, positions }: Cube, filters: Filters): Uint8Array {
  const pass = new Uint8Array(cells).fill(1);
  axes.forEach((axis, index) => {
    if (filters[axis.dimension] === undefined) return;
    const keep = kept(axis, filters[axis.dimension]);
    const column = positions[index] as Uint16Array;
    for (let cell = 0; cell < cells; cell += 1) {
      if (keep[column[cell] as number] !== true) pass[cell] = 0;
    }
  });
  return pass;
}

/** The categories a table shows: those filtered in, less unknown ones that hold nobody. */
export function shownCategories(cube: Cube, dimension: Dimension, filters: Filters) {
  const index = cube.axes.findIndex((axis) => axis.dimension === dimension);
  const axis = cube.axes[index];
  if (axis === undefined) return [];
  const present = new Set(cube.positions[index]);
  const keep = kept(axis, filters[dimension]);
  const residual = new Set(['not-known', 'not-allocated', '9']);
  return axis.categories.filter(
    ({ code }, position) =>
      keep[position] === true && (present.has(position) || !residual.has(code)),
  );
}

/**
 * The asked counts by every combination of the shown categories, empty ones included, in the order
 * of the categories with the last dimension moving fastest and totals last.
 */
export function aggregate(cube: Cube, ask: AggregateAsk): AggregateRow[] {
  const shown = ask.by.map((dimension) => shownCategories(cube, dimension, ask.filters));
  const extra = ask.totals ? 1 : 0;
  const sizes = shown.map((categories) => categories.length + extra);
  const slots = sizes.reduce((product, size) => product * size, 1);
  const sums = ask.keys.map(() => new Float64Array(slots));
  const targets = slotTargets(cube, ask, shown, sizes);
  const pass = passing(cube, ask.filters);
  const columns = ask.keys.map((key) => cube.counts.get(key) ?? new Float64Array(cube.cells));
  for (let cell = 0; cell < cube.cells; cell += 1) {
    if (pass[cell] === 0) continue;
    for (const slot of targets(cell)) {
      for (let key = 0; key < columns.length; key += 1) {
        const column = sums[key] as Float64Array;
        column[slot] = (column[slot] as number) + ((columns[key] as Float64Array)[cell] as number);
      }
    }
  }
  const codes = shown.map((categories) => [
    ...categories.map(({ code }) => code),
    ...(ask.totals ? [totalCode] : []),
  ]);
  return Array.from({ length: slots }, (_, slot) => ({
    codes: slotCodes(slot, sizes, codes),
    sums: sums.map((column) => column[slot] as number),
  }));
}

function slotCodes(slot: number, sizes: readonly number[], codes: readonly string[][]): string[] {
  const out: string[] = [];
  let rest = slot;
  for (let index = sizes.length - 1; index >= 0; index -= 1) {
    const size = sizes[index] as number;
    out[index] = codes[index]?.[rest % size] as string;
    rest = Math.floor(rest / size);
  }
  return out;
}

/** For a cell, every slot that it adds to: its own, and with totals every total above it. */
function slotTargets(
  { axes, positions }: Cube,
  { by, totals }: AggregateAsk,
  shown: readonly (readonly { code: string }[])[],
  sizes: readonly number[],
) {
  const steps = by.map((dimension, index) => {
    const axisIndex = axes.findIndex((axis) => axis.dimension === dimension);
    const order = new Map(shown[index]?.map(({ code }, place) => [code, place]));
    return {
      column: positions[axisIndex] as Uint16Array,
      place: axes[axisIndex]?.categories.map(({ code }) => order.get(code) ?? -1) ?? [],
      size: sizes[index] as number,
    };
  });
  return (cell: number): number[] => {
    let slots = [0];
    for (const { column, place, size } of steps) {
      const at = place[column[cell] as number] as number;
      slots = slots.flatMap((slot) => [
        slot * size + at,
        ...(totals ? [slot * size + size - 1] : []),
      ]);
    }
    return slots;
  };
}
