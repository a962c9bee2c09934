import { type LabelBox, overlaps, type Ring, roomsIn } from './place-label.ts';
import { widest } from './text-width.ts';

export const numberFace = { size: 10, weight: 600 } as const;

/** Height of a number and a little air, in pixels. */
const height = 11;

/** Pixels that a number keeps from the border on either side, where there is room. */
const clear = 7;

/**
 * Where a number can stand for an area whose name has no room: in its largest polygon (rings in
 * pixels), as near its middle as the names and numbers that stand already allow. Null where they
 * leave no place.
 */
export function placeNumber(
  number: string,
  rings: readonly Ring[],
  taken: readonly LabelBox[],
): LabelBox | null {
  const width = widest([number], numberFace);
  const need = width + 2 * clear;
  const boxes = roomsIn(rings, need, height)
    .toSorted((a, b) => Math.min(b.width, need) - Math.min(a.width, need) || a.away - b.away)
    .map(({ x, middle }): LabelBox => ({ lines: [number], x, middle, width, height }));
  return boxes.find((box) => !taken.some((other) => overlaps(box, other))) ?? null;
}
