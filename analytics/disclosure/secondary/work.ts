import { type CheapestCube, cheapestCubes } from './cheapest-cube.ts';
import { cubesOf } from './cubes.ts';
import { gridLines } from './lines.ts';
import { type Room, roomOf, setRoom } from './room.ts';
import type { Sheet } from './sheet.ts';
import { type Span, spanOf } from './span.ts';
import { type Space, type Witness, witnessOf } from './witness.ts';

/** A sheet while it is worked on: what is hidden so far, and why nobody can work it out. */
export interface Work {
  readonly sheet: Sheet;
  readonly space: Space;
  /** What changes on the way: the span, made anew when a count can change that could not; witnesses looked for. */
  readonly now: { span: Span | null | undefined; looks: number };
  readonly cheapest: CheapestCube;
  readonly hidden: Uint8Array;
  readonly room: Room;
  readonly witnesses: Map<number, Witness>;
  /** By cell, which other could not do without it when that was last tried, or -1. */
  readonly blockers: Int32Array;
}

/** Cells of a table at most for all ways of changing it to be looked through. */
const mostCells = 400;
/** The same where shown counts are rounded: then nearly all of them may change. */
const mostRounded = 60;

function isSmall({ hidden, shownLeast, shownMost }: Sheet): boolean {
  const isRounded = shownMost.some((most, cell) => most > (shownLeast[cell] as number));
  return hidden.length <= (isRounded ? mostRounded : mostCells);
}

/** A sheet with nothing hidden but what is hidden already. */
export function startWork(sheet: Sheet): Work {
  const hidden = sheet.hidden.slice();
  const cubes = cubesOf(sheet.grid);
  const room = roomOf(sheet, (cell) => hidden[cell] === 1);
  const lines = isSmall(sheet) ? gridLines(sheet.grid) : null;
  const now: Work['now'] = { span: lines === null ? null : undefined, looks: 0 };
  const span = () => {
    if (now.span === undefined) now.span = lines === null ? null : spanOf(lines, room);
    return now.span;
  };
  return {
    sheet,
    space: { cubes, span },
    now,
    cheapest: cheapestCubes(sheet, cubes),
    hidden,
    room,
    witnesses: new Map(),
    blockers: new Int32Array(hidden.length).fill(-1),
  };
}

/** Hides cells, or shows them. */
export function setHidden(work: Work, cells: Iterable<number>, isHidden: boolean): void {
  const { sheet, hidden, room, now } = work;
  for (const cell of cells) {
    hidden[cell] = isHidden ? 1 : 0;
    setRoom(room, sheet, cell, isHidden);
    if (now.span === null || (now.span?.placeOf[cell] ?? 0) < 0) now.span = undefined;
  }
}

/** Looks for a witness of a cell, and tells how much of the width is still lacking. */
export function lacking({ space, sheet, room, witnesses, now }: Work, cell: number): number {
  now.looks += 1;
  const width = sheet.width[cell] as number;
  const found = witnessOf(space, cell, width, room);
  if (found.apart >= width) witnesses.set(cell, found);
  return width - found.apart;
}

/** The cells that are hidden for others. */
export function furtherCells({ sheet, hidden }: Work): number[] {
  return [...hidden.keys()].filter((cell) => hidden[cell] === 1 && sheet.hidden[cell] !== 1);
}

/** The cells whose witness leans on one being hidden, itself left out. */
export function leaningOn({ witnesses }: Work, cell: number): number[] {
  return [...witnesses].flatMap(([other, { cells }]) =>
    other !== cell && cells.includes(cell) ? [other] : [],
  );
}
