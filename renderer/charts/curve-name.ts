import type { CurveLine } from './curve-rows.ts';

/** What lies between its edges, in pixels of the plot. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Scales {
  readonly x: (band: number) => number;
  readonly y: (value: number) => number;
}

/** How near a line may come to a name. */
const clearance = 4;

/** From the end of a line to its name. */
export const endGap = 9;

type Reach = readonly [top: number, bottom: number];

/** From where to where a line with its shading reaches at one age band; null where it has no value. */
function reachAt(line: CurveLine, band: number, y: Scales['y']): Reach | null {
  const value = line.values[band];
  if (value === null || value === undefined) return null;
  const row = line.bounded ? line.rows[band] : null;
  return [y(Math.max(value, row?.upper ?? value)), y(Math.min(value, row?.lower ?? value))];
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Whether what a line covers at an age band, and from there to the next, comes into a box. */
function crosses(line: CurveLine, band: number, { x, y }: Scales, box: Box): boolean {
  const from = reachAt(line, band, y);
  if (from === null) return false;
  const next = reachAt(line, band + 1, y);
  const [start, end] = [x(band), next === null ? x(band) : x(band + 1)];
  if (box.right < start || box.left > end) return false;
  const to = next ?? from;
  const shareOf = (at: number) =>
    end === start ? 0 : Math.max(0, Math.min(1, (at - start) / (end - start)));
  const met = [shareOf(box.left), shareOf(box.right)];
  const tops = met.map((share) => mixed(from[0], to[0], share));
  const bottoms = met.map((share) => mixed(from[1], to[1], share));
  return Math.min(...tops) < box.bottom && Math.max(...bottoms) > box.top;
}

/** Whether a box lies clear of every line, with some room around it. */
export function isClear(lines: readonly CurveLine[], scales: Scales, box: Box): boolean {
  const wide = {
    left: box.left - clearance,
    right: box.right + clearance,
    top: box.top - clearance,
    bottom: box.bottom + clearance,
  };
  return lines.every(({ values, ...line }) =>
    values.every((_, band) => !crosses({ ...line, values }, band, scales, wide)),
  );
}

/** Whether two boxes lie clear of each other. */
export function isApartFrom(one: Box, other: Box): boolean {
  return (
    one.right < other.left ||
    one.left > other.right ||
    one.bottom < other.top ||
    one.top > other.bottom
  );
}

/** Where the name of a line that ends before the others would stand, in so many pixels. */
export function endBox(
  [x, y]: readonly [x: number, y: number],
  width: number,
  height: number,
): Box {
  const left = x + endGap;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}
