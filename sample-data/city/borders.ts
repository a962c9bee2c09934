import type { HexGrid } from './hex-grid.ts';
import type { Spot } from './relief.ts';

/** A stretch of border between two areas, -1 = outside the city; `left` lies left of its direction. */
export interface Border {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  readonly spots: readonly Spot[];
}

interface Step {
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Every side between two areas, once, from corner to corner with the lower-numbered area right. */
function sides(grid: HexGrid, owner: Int32Array): Map<number, Step[]> {
  const steps = new Map<number, Step[]>();
  for (let cell = 0; cell < grid.cells; cell += 1) {
    const left = owner[cell] ?? -1;
    if (left === -1) continue;
    for (let side = 0; side < 6; side += 1) {
      const right = owner[grid.neighbour(cell, side)] ?? -1;
      if (right >= left) continue;
      const from = grid.corner(cell, side);
      const step = { to: grid.corner(cell, side + 1), left, right };
      const known = steps.get(from);
      if (known === undefined) steps.set(from, [step]);
      else known.push(step);
    }
  }
  return steps;
}

/** Two passes of a weighted mean over each spot and its neighbours; the ends stay where they are. */
function smooth(spots: readonly Spot[]): readonly Spot[] {
  const pass = (line: readonly Spot[]) =>
    line.map((spot, index) => {
      const before = line[index - 1];
      const after = line[index + 1];
      if (before === undefined || after === undefined) return spot;
      return { x: (before.x + 2 * spot.x + after.x) / 4, y: (before.y + 2 * spot.y + after.y) / 4 };
    });
  return pass(pass(spots));
}

function offLine(spot: Spot, from: Spot, to: Spot): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return Math.hypot(spot.x - from.x, spot.y - from.y);
  return (
    Math.abs((to.x - from.x) * (from.y - spot.y) - (from.x - spot.x) * (to.y - from.y)) / length
  );
}

/** Leaves out spots that lie within a tolerance of the line without them (Douglas and Peucker 1973). */
function simplify(spots: readonly Spot[], tolerance: number): readonly Spot[] {
  const first = spots[0] as Spot;
  const last = spots.at(-1) as Spot;
  let farthest = 0;
  let most = 0;
  spots.forEach((spot, index) => {
    const off = offLine(spot, first, last);
    if (off > most) {
      most = off;
      farthest = index;
    }
  });
  if (most <= tolerance) return [first, last];
  return [
    ...simplify(spots.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(spots.slice(farthest), tolerance),
  ];
}

/** Kilometres; well under half a cell, so that neither smoothing nor this lets two borders cross. */
const tolerance = 0.02;

/** The borders of all areas, each stretch once: what two areas share is the same line for both. */
export function traceBorders(grid: HexGrid, owner: Int32Array): Border[] {
  const steps = sides(grid, owner);
  const borders: Border[] = [];
  const same = (a: Step, b: Step) => a.left === b.left && a.right === b.right;
  const arriving = new Map<number, Step[]>();
  for (const list of steps.values()) {
    for (const step of list) arriving.set(step.to, [...(arriving.get(step.to) ?? []), step]);
  }
  const walked = new Set<Step>();
  const walk = (from: number, first: Step) => {
    const spots = [grid.spotOfCorner(from)];
    let step: Step | undefined = first;
    let at = from;
    while (step !== undefined && !walked.has(step)) {
      walked.add(step);
      at = step.to;
      spots.push(grid.spotOfCorner(at));
      const before: Step = step;
      step = steps.get(at)?.find((next) => same(next, before));
    }
    const { left, right } = first;
    borders.push({ left, right, from, to: at, spots: simplify(smooth(spots), tolerance) });
  };
  const isStart = (from: number, step: Step) =>
    !(arriving.get(from) ?? []).some((before) => same(before, step));
  for (const [from, list] of steps) {
    for (const step of list) if (isStart(from, step)) walk(from, step);
  }
  for (const [from, list] of steps) {
    for (const step of list) if (!walked.has(step)) walk(from, step);
  }
  return borders;
}
