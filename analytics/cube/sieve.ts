import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { Axis } from './axis.ts';
import { type Cube, segmentsOf } from './cube.ts';

/** What is worked out once for a cube, so that the next question about it is quick. */
export interface Sieve {
  /**
   * For each cell a bit for each axis whose filter, as last asked, keeps the cell back, and the bit
   * {@link outsideBit} where its people are outside the population.
   */
  readonly fails: Uint16Array;
  /**
   * Sets the bits for these filters, and gives those that matter: a cell passes where it has none of
   * them. Only axes whose filter has changed since it was last asked are gone through again.
   */
  sift(filters: Filters): number;
  /** Whether anybody at all is in each category of an axis. */
  present(axis: number): readonly boolean[];
  /**
   * For each cell its place in a table by some axes, the last moving fastest, every category counted;
   * an axis of segments that overlap is left out.
   */
  slots(axes: readonly number[]): Uint32Array;
}

/** The bit of people outside the population: no cube has as many axes. */
export const outsideBit = 1 << 15;

/** How many tables' places are kept. */
const keptSlots = 12;

function isKept({ categories }: Axis, codes: readonly string[]): readonly boolean[] {
  const wanted = new Set(codes);
  return categories.map(({ code }) => wanted.has(code));
}

/** Category of each pattern on the axis of segments; only where each has just one. */
function segmentPlaces(cube: Cube): Uint16Array {
  return Uint16Array.from(cube.patterns, (pattern) => segmentsOf(cube, pattern)[0] ?? 0);
}

function mark(fails: Uint16Array, bit: number, passes: (cell: number) => boolean): void {
  for (let cell = 0; cell < fails.length; cell += 1) {
    const before = fails[cell] as number;
    fails[cell] = passes(cell) ? before & ~bit : before | bit;
  }
}

function siftAxis(cube: Cube, fails: Uint16Array, axis: number, codes: readonly string[]): void {
  const kept = isKept(cube.axes[axis] as Axis, codes);
  const bit = 1 << axis;
  if (axis === 0) {
    const { pattern } = cube;
    const passes = cube.patterns.map((one) => segmentsOf(cube, one).some((at) => kept[at]));
    mark(fails, bit, (cell) => passes[pattern[cell] as number] === true);
    return;
  }
  const column = cube.positions[axis - 1] as Uint16Array;
  mark(fails, bit, (cell) => kept[column[cell] as number] === true);
}

function presentOn(cube: Cube, fails: Uint16Array, axis: number): readonly boolean[] {
  const present = (cube.axes[axis] as Axis).categories.map(() => false);
  if (axis === 0) {
    for (const pattern of cube.patterns) {
      if (!pattern.isInside) continue;
      for (const at of segmentsOf(cube, pattern)) present[at] = true;
    }
    return present;
  }
  const column = cube.positions[axis - 1] as Uint16Array;
  for (let cell = 0; cell < cube.cells; cell += 1) {
    if (((fails[cell] as number) & outsideBit) === 0) present[column[cell] as number] = true;
  }
  return present;
}

function slotsBy(cube: Cube, axes: readonly number[]): Uint32Array {
  const slots = new Uint32Array(cube.cells);
  for (const axis of axes) {
    const size = cube.axes[axis]?.categories.length ?? 0;
    if (axis === 0) {
      const places = segmentPlaces(cube);
      const { pattern } = cube;
      for (let cell = 0; cell < slots.length; cell += 1) {
        slots[cell] = (slots[cell] as number) * size + (places[pattern[cell] as number] as number);
      }
    } else {
      const column = cube.positions[axis - 1] as Uint16Array;
      for (let cell = 0; cell < slots.length; cell += 1) {
        slots[cell] = (slots[cell] as number) * size + (column[cell] as number);
      }
    }
  }
  return slots;
}

function makeSieve(cube: Cube): Sieve {
  const fails = new Uint16Array(cube.cells);
  const isInside = cube.patterns.map((pattern) => pattern.isInside);
  mark(fails, outsideBit, (cell) => isInside[cube.pattern[cell] as number] === true);
  const sifted = new Map<Dimension, string>();
  const present = new Map<number, readonly boolean[]>();
  const slots = new Map<string, Uint32Array>();
  return {
    fails,
    sift(filters) {
      let bits = 0;
      cube.axes.forEach(({ dimension }, index) => {
        const codes = filters[dimension];
        if (codes === undefined) return;
        bits |= 1 << index;
        const key = JSON.stringify(codes);
        if (key === sifted.get(dimension)) return;
        siftAxis(cube, fails, index, codes);
        sifted.set(dimension, key);
      });
      return bits;
    },
    present(axis) {
      const known = present.get(axis) ?? presentOn(cube, fails, axis);
      present.set(axis, known);
      return known;
    },
    slots(axes) {
      const key = axes.join(' ');
      const known = slots.get(key) ?? slotsBy(cube, axes);
      if (slots.size >= keptSlots) slots.clear();
      slots.set(key, known);
      return known;
    },
  };
}

const sieves = new WeakMap<Cube, Sieve>();

export function sieveOf(cube: Cube): Sieve {
  const known = sieves.get(cube) ?? makeSieve(cube);
  sieves.set(cube, known);
  return known;
}
