import { type Corners, type Cubes, kept } from './cubes.ts';
import { type Room, reach, take } from './room.ts';
import type { Span } from './span.ts';
import { type Bounds, stretch } from './stretch.ts';

/** Why a count is not known: it may be so far from what it is, with those of these cells, all else as shown. */
export interface Witness {
  /** Whole numbers between the least and the most that it is seen to be, up to the width asked for. */
  readonly apart: number;
  readonly cells: Int32Array;
}

/** Where whole tables that look the same are looked for. */
export interface Space {
  readonly cubes: Cubes;
  /** All that may change, where there are few cells. */
  readonly span: () => Span | null;
}

/** Cubes that one way of a witness may be made of; more are not looked for. */
const mostCubes = 12;

/** Axes that a table may have at most. */
const mostAxes = 16;

/** The cube that alone leaves a count unknown within a width, or null. */
function single(cubes: Cubes, cell: number, width: number, room: Room): Corners | null {
  const ups = new Float64Array(mostAxes);
  const downs = new Float64Array(mostAxes);
  const first: Corners = { cells: Int32Array.of(cell), signs: Int8Array.of(1), length: 1 };
  ups[0] = reach(room, first, { from: 0, most: width, towards: 1 });
  downs[0] = reach(room, first, { from: 0, most: width, towards: -1 });
  let found: Corners | null = null;
  if (ups[0] + downs[0] < width) return null;
  cubes(cell, {
    open: (axis, corners, from) => {
      const up = reach(room, corners, { from, most: ups[axis] as number, towards: 1 });
      const down = reach(room, corners, { from, most: downs[axis] as number, towards: -1 });
      ups[axis + 1] = up;
      downs[axis + 1] = down;
      return up + down >= width;
    },
    close: (corners) => {
      found = kept(corners);
      return true;
    },
  });
  return found;
}

interface Climb {
  readonly cell: number;
  readonly wanted: number;
  readonly towards: 1 | -1;
}

/** The cube of a cell that goes furthest in one direction, or far enough. */
function furthest(
  cubes: Cubes,
  { cell, wanted, towards }: Climb,
  room: Room,
): { readonly cube: Corners; readonly by: number } | null {
  const reaches = new Float64Array(mostAxes);
  const first: Corners = { cells: Int32Array.of(cell), signs: Int8Array.of(1), length: 1 };
  reaches[0] = reach(room, first, { from: 0, most: wanted, towards });
  let best = 0;
  let found: Corners | null = null;
  let last = 0;
  cubes(cell, {
    open: (axis, corners, from) => {
      last = reach(room, corners, { from, most: reaches[axis] as number, towards });
      reaches[axis + 1] = last;
      return last > best;
    },
    close: (corners) => {
      best = last;
      found = kept(corners);
      return best >= wanted;
    },
  });
  return found === null ? null : { cube: found, by: best };
}

/** How far a count can go in one direction, cube after cube, each from where the last one has led. */
function climb(cubes: Cubes, { cell, wanted, towards }: Climb, room: Room, used: Set<number>) {
  const steps: [Corners, number][] = [];
  let gained = 0;
  while (gained < wanted && steps.length < mostCubes) {
    const found = furthest(cubes, { cell, wanted: wanted - gained, towards }, room);
    if (found === null) break;
    take(room, found.cube, towards * found.by);
    steps.push([found.cube, towards * found.by]);
    gained += found.by;
  }
  for (const [cube, by] of steps) {
    take(room, cube, -by);
    for (const corner of cube.cells) used.add(corner);
  }
  return gained;
}

/** Changes of whole people only, but for counts that are none. */
function isWhole(changes: Float64Array): boolean {
  for (const change of changes) if (Math.abs(change - Math.round(change)) > 1e-6) return false;
  return true;
}

function boundsOf(cells: Int32Array, { up, down }: Room): Bounds {
  const bounds = { up: new Float64Array(cells.length), down: new Float64Array(cells.length) };
  for (let at = 0; at < cells.length; at += 1) {
    bounds.up[at] = up[cells[at] as number] as number;
    bounds.down[at] = down[cells[at] as number] as number;
  }
  return bounds;
}

function changed(cells: Int32Array, up: Float64Array, down: Float64Array): Int32Array {
  const used = new Int32Array(cells.length);
  let size = 0;
  for (let at = 0; at < cells.length; at += 1) {
    if (up[at] === 0 && down[at] === 0) continue;
    used[size] = cells[at] as number;
    size += 1;
  }
  return used.slice(0, size);
}

/** How far apart a count can be with any change of others. Null where that takes parts of people. */
function stretched(span: Span, cell: number, width: number, room: Room): Witness | null {
  const { cells, tableau } = span;
  const target = span.placeOf[cell] as number;
  const bounds = boundsOf(cells, room);
  bounds.up[target] = Math.min(bounds.up[target] as number, width);
  const up = stretch(tableau, target, bounds, 1);
  bounds.down[target] = Math.min(bounds.down[target] as number, width - up.by);
  const down = stretch(tableau, target, bounds, -1);
  if (!isWhole(up.changes) || !isWhole(down.changes)) return null;
  return { apart: up.by + down.by, cells: changed(cells, up.changes, down.changes) };
}

function climbed({ cubes }: Space, cell: number, width: number, room: Room): Witness {
  const cells = new Set<number>();
  const up = climb(cubes, { cell, wanted: width, towards: 1 }, room, cells);
  const down = climb(cubes, { cell, wanted: width - up, towards: -1 }, room, cells);
  return { apart: up + down, cells: Int32Array.from(cells) };
}

/**
 * How far apart a hidden count can be as far as an outsider can tell: shown by whole tables that look the
 * same from outside. Where that is less than the width, it may still be more: not all are looked for.
 */
export function witnessOf(space: Space, cell: number, width: number, room: Room): Witness {
  const alone = single(space.cubes, cell, width, room);
  if (alone !== null) return { apart: width, cells: alone.cells };
  const span = space.span();
  const found = span === null ? null : stretched(span, cell, width, room);
  return found ?? climbed(space, cell, width, room);
}
