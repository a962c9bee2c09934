import type { Corners, Cubes } from './cubes.ts';
import { reach, roomOf } from './room.ts';
import type { Sheet } from './sheet.ts';

/** Finds the cells to hide so that a count is not known, given what is hidden already. */
export type CheapestCube = (
  cell: number,
  width: number,
  hidden: Uint8Array,
) => { readonly cells: readonly number[]; readonly price: number } | null;

const mostAxes = 16;

/** What it costs to hide those of the corners from one on that are not hidden yet. */
function price({ cost }: Sheet, hidden: Uint8Array, { cells, length }: Corners, from: number) {
  let sum = 0;
  for (let at = from; at < length; at += 1) {
    const cell = cells[at] as number;
    if (hidden[cell] !== 1) sum += cost[cell] as number;
  }
  return sum;
}

/**
 * For a hidden count the cheapest cube that lets it be any number within the width once all its corners
 * are hidden: the cells still to be hidden. Null where there is none.
 */
export function cheapestCubes(sheet: Sheet, cubes: Cubes): CheapestCube {
  const room = roomOf(sheet, () => true);
  const ups = new Float64Array(mostAxes);
  const downs = new Float64Array(mostAxes);
  const prices = new Float64Array(mostAxes);
  return (cell, width, hidden) => {
    const first: Corners = { cells: Int32Array.of(cell), signs: Int8Array.of(1), length: 1 };
    ups[0] = reach(room, first, { from: 0, most: width, towards: 1 });
    downs[0] = reach(room, first, { from: 0, most: width, towards: -1 });
    prices[0] = 0;
    let least = Number.POSITIVE_INFINITY;
    let last = 0;
    let best: ReturnType<CheapestCube> = null;
    cubes(cell, {
      open: (axis, corners, from) => {
        const up = reach(room, corners, { from, most: ups[axis] as number, towards: 1 });
        const down = reach(room, corners, { from, most: downs[axis] as number, towards: -1 });
        last = (prices[axis] as number) + price(sheet, hidden, corners, from);
        ups[axis + 1] = up;
        downs[axis + 1] = down;
        prices[axis + 1] = last;
        return up + down >= width && last < least;
      },
      close: ({ cells, length }) => {
        least = last;
        const further = [...cells.subarray(0, length)].filter((corner) => hidden[corner] !== 1);
        best = { cells: further, price: last };
        return least === 0;
      },
    });
    return best;
  };
}
