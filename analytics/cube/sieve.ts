import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { Axis } from './axis.ts';
import { type Cube, segmentsOf } from './cube.ts';

/** What is worked out once for a cube, so that the next question about it is quick. */
export interface Sieve {
  /** The cells that pass every filter, in order: of everybody, or of those inside the population only. */
  passing(filters: Filters, who: 'everybody' | 'inside'): Uint32Array;
  /** Whether anybody at all is in each category of an axis. */
  present(axis: number): readonly boolean[];
  /**
   * For each cell its place in a table by some axes, the last moving fastest, every category counted;
   * an axis of segments that overlap is left out.
   */
  slots(axes: readonly number[]): Uint32Array;
}

/** The bit of people outside the population: no cube has as many axes. */
const outsideBit = 1 << 15;

/** How many tables' places are kept. */
const keptSlots = 12;

/** How many lists of passing cells are kept. */
const keptPassing = 4;

function isKept({ categories }: Axis, codes: readonly string[]): readonly boolean[] {
  const wanted = new Set(codes);
  return categories.map(({ code }) => wanted.has(code));
}

/** Category of each pattern on the axis of segments; only where each has just one. */
function segmentPlaces(cube: Cube): Uint16Array {
  return Uint16Array.from(cube.patterns, (pattern) => segmentsOf(cube, pattern)[0] ?? 0);
}

/** Sets a bit of the cells whose place on a column is not marked with a 1, and clears it of the others. */
function setFails(
  fails: Uint16Array,
  bit: number,
  column: Uint16Array | Uint32Array,
  passes: Uint8Array,
): void {
  for (let cell = 0; cell < fails.length; cell += 1) {
    const before = fails[cell] as number;
    fails[cell] = passes[column[cell] as number] === 1 ? before & ~bit : before | bit;
  }
}

function siftAxis(cube: Cube, fails: Uint16Array, axis: number, codes: readonly string[]): void {
  const kept = isKept(cube.axes[axis] as Axis, codes);
  const bit = 1 << axis;
  if (axis === 0) {
    const passes = cube.patterns.map((one) => segmentsOf(cube, one).some((at) => kept[at]));
    setFails(fails, bit, cube.pattern, Uint8Array.from(passes, Number));
    return;
  }
  const column = cube.positions[axis - 1] as Uint16Array;
  setFails(fails, bit, column, Uint8Array.from(kept, Number));
}

/** The cells that have none of the bits, in order. */
function cellsWithout(fails: Uint16Array, bits: number): Uint32Array {
  const cells = new Uint32Array(fails.length);
  let count = 0;
  for (let cell = 0; cell < fails.length; cell += 1) {
    cells[count] = cell;
    count += ((fails[cell] as number) & bits) === 0 ? 1 : 0;
  }
  return cells.subarray(0, count);
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
  // For each cell a bit for each axis whose filter, as last asked, keeps the cell back.
  const fails = new Uint16Array(cube.cells);
  const isInside = Uint8Array.from(cube.patterns, (pattern) => Number(pattern.isInside));
  setFails(fails, outsideBit, cube.pattern, isInside);
  const sifted = new Map<Dimension, string>();
  const passing = new Map<number, Uint32Array>();
  const present = new Map<number, readonly boolean[]>();
  const slots = new Map<string, Uint32Array>();

  /** Sets the bits of the filters that have changed since they were last asked, and gives those of all. */
  function sift(filters: Filters): number {
    let bits = 0;
    cube.axes.forEach(({ dimension }, index) => {
      const codes = filters[dimension];
      if (codes === undefined) return;
      bits |= 1 << index;
      const key = JSON.stringify(codes);
      if (key === sifted.get(dimension)) return;
      siftAxis(cube, fails, index, codes);
      sifted.set(dimension, key);
      passing.clear();
    });
    return bits;
  }
  return {
    passing(filters, who) {
      const bits = sift(filters) | (who === 'inside' ? outsideBit : 0);
      const known = passing.get(bits) ?? cellsWithout(fails, bits);
      if (passing.size >= keptPassing) passing.clear();
      passing.set(bits, known);
      return known;
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
