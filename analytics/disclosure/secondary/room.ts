import type { Corners } from './cubes.ts';
import type { Sheet } from './sheet.ts';

/** How far each count may go up and down while all else is as an outsider sees it. */
export interface Room {
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Sets the room of a count that is hidden, or shown. */
export function setRoom({ up, down }: Room, sheet: Sheet, cell: number, isHidden: boolean): void {
  const isKnown = sheet.known[cell] === 1;
  const least = (isHidden ? sheet.hiddenLeast : sheet.shownLeast)[cell] as number;
  const most = (isHidden ? sheet.hiddenMost : sheet.shownMost)[cell] as number;
  const count = sheet.counts[cell] as number;
  up[cell] = isKnown ? 0 : Math.max(0, most - count);
  down[cell] = isKnown ? 0 : Math.max(0, count - least);
}

/** The room of every count of a sheet, hidden as told. */
export function roomOf(sheet: Sheet, isHidden: (cell: number) => boolean): Room {
  const { size } = sheet.grid;
  const room = { up: new Float64Array(size), down: new Float64Array(size) };
  for (let cell = 0; cell < size; cell += 1) setRoom(room, sheet, cell, isHidden(cell));
  return room;
}

/** How far the corners from one on can all go: with their signs, or (`towards` -1) against them. */
export function reach(
  { up, down }: Room,
  { cells, signs, length }: Corners,
  { from, most, towards }: { from: number; most: number; towards: 1 | -1 },
): number {
  let least = most;
  for (let at = from; at < length; at += 1) {
    const isUp = (signs[at] as number) === towards;
    const own = (isUp ? up : down)[cells[at] as number] as number;
    if (own < least) least = own;
  }
  return least;
}

/** Takes a step with all corners: what went up has less room above and more below. */
export function take({ up, down }: Room, { cells, signs, length }: Corners, by: number): void {
  for (let at = 0; at < length; at += 1) {
    const cell = cells[at] as number;
    const step = (signs[at] as number) * by;
    up[cell] = (up[cell] as number) - step;
    down[cell] = (down[cell] as number) + step;
  }
}
