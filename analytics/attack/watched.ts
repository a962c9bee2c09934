import type { Target } from './count-system.ts';
import type { Expansion } from './expand.ts';
import type { Program } from './program.ts';
import type { Limits } from './propagate.ts';

/** A target under attack: what it certainly keeps within, and what it has been seen to reach. */
export interface Watched {
  readonly target: Target;
  readonly expansion: Expansion;
  /** Where propagation puts its limits. */
  readonly floor: number;
  readonly ceiling: number;
  /** The least and the most of it at any point found so far; the first above the second before one is. */
  least: number;
  most: number;
}

/** Intervals of targets are told apart from their width by no less than this. */
export const tolerance = 1e-6;

/** Whether limits are closer together than a target's width allows. */
export function isTooClose({ width }: Target, lower: number, upper: number): boolean {
  return upper - lower < width - tolerance;
}

/** Targets of a program, none of them seen anywhere yet. */
export function watch(
  program: Program,
  limits: Limits,
  targets: readonly Target[],
): readonly Watched[] {
  return targets.flatMap((target) => {
    const expansion = program.of.get(target.at);
    if (expansion === undefined) return [];
    const floor = limits.lower[target.at] ?? 0;
    const ceiling = limits.upper[target.at] ?? 0;
    return [{ target, expansion, floor, ceiling, least: Infinity, most: -Infinity }];
  });
}

/** Whether the target has been seen as far apart as its width. */
export function isCleared({ target, least, most }: Watched): boolean {
  return least <= most && !isTooClose(target, least, most);
}

/** Whether propagation alone shows that the target is known too closely. */
export function isCaught({ target, floor, ceiling }: Watched): boolean {
  return isTooClose(target, floor, ceiling);
}

/** Notes what every target is at a point that obeys all lines. */
export function see(watched: readonly Watched[], point: Float64Array): void {
  for (const one of watched) {
    const { constant, at, by } = one.expansion;
    let value = constant;
    for (let k = 0; k < at.length; k++) value += (by[k] ?? 0) * (point[at[k] ?? 0] ?? 0);
    if (value < one.least) one.least = value;
    if (value > one.most) one.most = value;
  }
}

/** Adds a target, times a number, to the cost of a linear program. */
export function addCost(cost: Float64Array, { at, by }: Expansion, times: number): void {
  for (let k = 0; k < at.length; k++) {
    const column = at[k] ?? 0;
    cost[column] = (cost[column] ?? 0) + times * (by[k] ?? 0);
  }
}
