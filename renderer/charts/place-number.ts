import { type LabelBox, overlaps, type Ring, roomsIn } from './place-label.ts';
import { widest } from './text-width.ts';

export const numberFace = { size: 10, weight: 600 } as const;

/** Height of a number and a little air, in pixels. */
const height = 11;

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
  const boxes = roomsIn(rings, width, height)
    .toSorted((a, b) => Number(b.width >= width) - Number(a.width >= width) || a.away - b.away)
    .map(({ x, middle }): LabelBox => ({ lines: [number], x, middle, width, height }));
  return boxes.find((box) => !taken.some((other) => overlaps(box, other))) ?? null;
}
