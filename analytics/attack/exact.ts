import type { Narrow } from './count-system.ts';
import { explain } from './explain.ts';
import type { Program } from './program.ts';
import type { Limits } from './propagate.ts';
import type { Solver } from './solver.ts';
import { traceLimit } from './trail.ts';
import { addCost, isCaught, isCleared, isTooClose, see, type Watched } from './watched.ts';

/** A piece under attack. */
export interface Siege {
  readonly program: Program;
  readonly limits: Limits;
  readonly solver: Solver;
  readonly watched: readonly Watched[];
}

const attained = 1e-9;

/** The least of a target (`cost` 1) or its most (-1), with the sums it rests on added to `sums`. */
async function end(
  { program, limits, solver, watched }: Siege,
  one: Watched,
  cost: 1 | -1,
  sums: Set<number>,
): Promise<number> {
  const { at } = one.target;
  const bound = cost === 1 ? one.floor : one.ceiling;
  const seen = cost === 1 ? one.least : one.most;
  if (Math.abs(seen - bound) <= attained) {
    traceLimit(limits.trail, at, cost === 1 ? 'lower' : 'upper', sums);
    return bound;
  }
  const costs = new Float64Array(program.lower.length);
  addCost(costs, one.expansion, cost);
  const answer = await solver.least(costs, true);
  if (answer.point === null) {
    const open = answer.status === 'unbounded' && !Number.isFinite(bound);
    if (!open) throw new Error('The solver contradicts itself on an attack.');
    return bound;
  }
  see(watched, answer.point);
  explain(program, limits, answer, at, cost, sums);
  return cost === 1 ? one.least : one.most;
}

/** The interval of one target if that is too close, or null. */
async function decide(siege: Siege, one: Watched): Promise<Narrow | null> {
  const sums = new Set<number>();
  const lower = await end(siege, one, 1, sums);
  if (isCleared(one) || !isTooClose(one.target, lower, one.most)) return null;
  const upper = await end(siege, one, -1, sums);
  if (!isTooClose(one.target, lower, upper)) return null;
  if (one.target.matters?.(lower, upper) === false) return null;
  return { at: one.target.at, lower, upper, sums: [...sums].sort((a, b) => a - b) };
}

/**
 * Decides one target after another that is not cleared yet, those first that are certainly known too
 * closely, until `most` of those are found.
 */
export async function decideEach(
  siege: Siege,
  most: number,
  decided: (narrow: Narrow | null) => void,
): Promise<void> {
  const { watched } = siege;
  const order = [...watched.filter(isCaught), ...watched.filter((one) => !isCaught(one))];
  let found = 0;
  for (const one of order) {
    if (found >= most) return;
    const narrow = isCleared(one) ? null : await decide(siege, one);
    if (narrow !== null) found++;
    decided(narrow);
  }
}
