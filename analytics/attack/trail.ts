import type { Line } from './line.ts';

export type Side = 'lower' | 'upper';

/** Why a limit of a count was tightened: by which line, and what the limit rested on before. */
export interface Step {
  readonly at: number;
  readonly side: Side;
  readonly line: Line;
  /** The step that had set the same limit before, or -1. */
  readonly before: number;
}

/** Every tightening of a limit, in the order in which they were found. */
export interface Trail {
  readonly steps: Step[];
  /** The last step of each count's limit, or -1. */
  readonly last: Readonly<Record<Side, Int32Array>>;
}

/** A trail of no steps yet, over `counts` counts. */
export function newTrail(counts: number): Trail {
  const none = () => new Int32Array(counts).fill(-1);
  return { steps: [], last: { lower: none(), upper: none() } };
}

/** Notes that `line` has tightened a limit. */
export function addStep(trail: Trail, at: number, side: Side, line: Line): void {
  const before = trail.last[side][at] ?? -1;
  trail.last[side][at] = trail.steps.length;
  trail.steps.push({ at, side, line, before });
}

function stepBefore(trail: Trail, at: number, side: Side, time: number): number {
  let step = trail.last[side][at] ?? -1;
  while (step >= time) step = trail.steps[step]?.before ?? -1;
  return step;
}

function groundsOf(trail: Trail, place: number, { at, side, line }: Step): readonly number[] {
  const own = line.by[line.at.indexOf(at)] ?? 1;
  const most = (side === 'lower') === own > 0;
  return line.at.map((other, k) => {
    const needed: Side = (line.by[k] ?? 1) > 0 === most ? 'upper' : 'lower';
    return other === at ? -1 : stepBefore(trail, other, needed, place);
  });
}

/** Adds to `sums` every sum that a limit of a count rests on; none where it was given as it is. */
export function traceLimit(trail: Trail, at: number, side: Side, sums: Set<number>): void {
  const open = [trail.last[side][at] ?? -1];
  const seen = new Set<number>();
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const step = trail.steps[place];
    if (step === undefined || seen.has(place)) continue;
    seen.add(place);
    if (step.line.sum !== null) sums.add(step.line.sum);
    open.push(...groundsOf(trail, place, step));
  }
}
