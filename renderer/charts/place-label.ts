import { widest } from './text-width.ts';

export type Point = readonly [number, number];
export type Ring = readonly Point[];

export interface LabelBox {
  readonly lines: readonly string[];
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  readonly height: number;
}

export const labelFace = { size: 11, weight: 600 } as const;
const lineHeight = 13.5;

function ringArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Where a horizontal line is inside a polygon (even-odd): pairs of left and right. */
function chords(rings: readonly Ring[], y: number): [number, number][] {
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap(([x1, y1], index) => {
        const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
        return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
      }),
    )
    .sort((a, b) => a - b);
  return crossings.flatMap((left, index) => {
    const right = crossings[index + 1];
    return index % 2 === 0 && right !== undefined ? [[left, right] as [number, number]] : [];
  });
}

function common(some: readonly [number, number][], others: readonly [number, number][]) {
  return some.flatMap(([left, right]) =>
    others.flatMap(([from, to]): [number, number][] => {
      const [a, b] = [Math.max(left, from), Math.min(right, to)];
      return b > a ? [[a, b]] : [];
    }),
  );
}

const steps = 28;

/** A free stretch of a polygon at one height, and where in it a box stands nearest the middle. */
interface Room {
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  /** Pixels from the middle of the polygon's own box. */
  readonly away: number;
}

/** Every room for a box of a height that needs so much width, from the top of a polygon down. */
export function roomsIn(rings: readonly Ring[], need: number, height: number): Room[] {
  const outer = rings[0] ?? [];
  const xs = outer.map(([x]) => x);
  const ys = outer.map(([, y]) => y);
  const centre = (Math.min(...xs) + Math.max(...xs)) / 2;
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return Array.from({ length: steps - 1 }, (_, index) => {
    const middle = top + ((bottom - top) * (index + 1)) / steps;
    const levels = [middle - height / 2, middle, middle + height / 2];
    return levels
      .map((y) => chords(rings, y))
      .reduce(common)
      .map(([left, right]): Room => {
        const width = right - left;
        const half = Math.min(need, width) / 2;
        const x = Math.min(Math.max(centre, left + half), right - half);
        return { x, middle, width, away: Math.hypot(middle - (top + bottom) / 2, x - centre) };
      });
  }).flat();
}

/** Room that is this many times as wide as a label needs is as good as any wider. */
const ample = 1.5;

/** The best room for a box: wide enough, and near the middle of the polygon's own box. */
function bestRoom(rings: readonly Ring[], need: number, height: number): Room | null {
  const score = ({ width, away }: Room) => Math.min(width, need * ample) - away * 0.35;
  return roomsIn(rings, need, height).reduce<Room | null>(
    (best, room) => (best === null || score(room) > score(best) ? room : best),
    null,
  );
}

/** The words of a label in so many lines, the longest as short as can be; null where it has fewer. */
function broken(words: readonly string[], count: number): readonly string[] | null {
  if (words.length < count) return null;
  if (count === 1) return [words.join(' ')];
  const options = words.slice(count - 1).flatMap((_, index) => {
    const last = words.slice(index + count - 1).join(' ');
    const rest = broken(words.slice(0, index + count - 1), count - 1);
    return rest === null ? [] : [[...rest, last]];
  });
  return options.reduce((best, next) =>
    widest(next, labelFace) < widest(best, labelFace) ? next : best,
  );
}

/** A label in one line, in two, in three. */
function layouts(label: string): (readonly string[])[] {
  const words = label.split(/\s+/).filter((word) => word !== '');
  return [1, 2, 3].map((count) => broken(words, count)).filter((lines) => lines !== null);
}

/** Whether two names would run into each other. */
export function overlaps(one: LabelBox, other: LabelBox): boolean {
  return (
    Math.abs(one.x - other.x) * 2 < one.width + other.width + 6 &&
    Math.abs(one.middle - other.middle) * 2 < one.height + other.height
  );
}

/** Pixels that a name keeps from the border, where there is room. */
const clear = 10;

/** Space that a label may take beyond its area, as a share of its own width. */
const overhang = 0.12;

/** The polygon whose outer ring holds most. */
export function largestPolygon(polygons: readonly (readonly Ring[])[]): readonly Ring[] {
  const size = (rings: readonly Ring[]) => Math.abs(ringArea(rings[0] ?? []));
  return polygons.toSorted((a, b) => size(b) - size(a))[0] ?? [];
}

/** Where an area's name can stand inside a polygon (rings in pixels); null where it has no room. */
export function placeLabel(label: string, largest: readonly Ring[]): LabelBox | null {
  for (const lines of layouts(label)) {
    const width = widest(lines, labelFace);
    const height = lines.length * lineHeight;
    const room = bestRoom(largest, width + clear, height);
    if (room !== null && room.width >= width * (1 - overhang)) {
      return { lines, x: room.x, middle: room.middle, width, height };
    }
  }
  return null;
}
