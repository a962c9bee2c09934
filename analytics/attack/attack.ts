import type { CountSystem, Narrow, Target } from './count-system.ts';
import { decideEach } from './exact.ts';
import { type Line, linesOf } from './line.ts';
import { loadSolver } from './load-solver.ts';
import { type Pace, paceOf } from './pace.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { programOf } from './program.ts';
import { type Limits, propagate } from './propagate.ts';
import { randomOf } from './random.ts';
import { scatter } from './scatter.ts';
import { solverOf } from './solver.ts';
import { traceLimit } from './trail.ts';
import { isCaught, isTooClose, see, watch } from './watched.ts';

export interface AttackOptions {
  /** Ends the attack with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the share of the targets that are decided, from 0 to 1. */
  readonly progress?: (share: number) => void;
  /** Of the search for points; changes how long it takes, never which targets are found. */
  readonly seed?: number;
  /** Stops once so many narrow targets are found; all are looked for unless told. */
  readonly most?: number;
}

/** What an attack found: whether anything can be true at all, and the targets known too closely. */
export interface Attacked {
  readonly feasible: boolean;
  readonly narrow: readonly Narrow[];
}

/** An attack under way. */
interface Campaign {
  readonly limits: Limits;
  readonly pace: Pace;
  readonly random: () => number;
  readonly most: number;
  readonly narrow: Narrow[];
  /** Notes that so many more targets are decided. */
  readonly decided: (targets: number) => void;
}

const contradiction: Attacked = { feasible: false, narrow: [] };

/** A target that no line bears on any more: its limits are what is known of it. */
function decideLoose({ limits, narrow, decided }: Campaign, target: Target): void {
  const { at } = target;
  const [lower, upper] = [limits.lower[at] ?? 0, limits.upper[at] ?? 0];
  decided(1);
  if (!isTooClose(target, lower, upper) || target.matters?.(lower, upper) === false) return;
  const sums = new Set<number>();
  traceLimit(limits.trail, at, 'lower', sums);
  traceLimit(limits.trail, at, 'upper', sums);
  narrow.push({ at, lower, upper, sums: [...sums].sort((a, b) => a - b) });
}

/** Attacks a piece by itself. False where it contradicts itself. */
async function attackPiece(
  { limits, pace, random, most, narrow, decided }: Campaign,
  piece: Piece,
  targets: readonly Target[],
): Promise<boolean> {
  const program = programOf(limits, piece);
  if (program === null) return false;
  const solver = solverOf(await loadSolver(), program, pace);
  try {
    const start = await solver.least(new Float64Array(program.lower.length), false);
    if (start.point === null) return false;
    const watched = watch(program, limits, targets);
    see(watched, start.point);
    const wanted = most - narrow.length;
    if (watched.filter(isCaught).length < wanted) {
      await scatter(program, solver, watched, start.point, random);
    }
    await decideEach({ program, limits, solver, watched }, wanted, (found) => {
      decided(1);
      if (found !== null) narrow.push(found);
    });
    return true;
  } finally {
    solver.dispose();
  }
}

async function attackAll(
  campaign: Campaign,
  lines: readonly Line[],
  targets: readonly Target[],
): Promise<Attacked> {
  const pieces = piecesOf(campaign.limits, lines);
  const pieceOf = new Map(pieces.flatMap((piece) => piece.counts.map((at) => [at, piece])));
  const byPiece = new Map(pieces.map((piece) => [piece, [] as Target[]]));
  for (const target of targets) {
    const piece = pieceOf.get(target.at);
    if (piece === undefined) decideLoose(campaign, target);
    else byPiece.get(piece)?.push(target);
  }
  for (const piece of pieces) {
    if (!(await attackPiece(campaign, piece, byPiece.get(piece) ?? []))) return contradiction;
  }
  const place = new Map(targets.map(({ at }, k) => [at, k]));
  const narrow = campaign.narrow
    .slice(0, campaign.most)
    .sort((a, b) => (place.get(a.at) ?? 0) - (place.get(b.at) ?? 0));
  return { feasible: true, narrow };
}

/**
 * Finds exactly those targets that somebody who knows `system` can tell more closely than their
 * width: the interval from the least to the most that a target can be, over all real numbers that the
 * limits, sums and wholes allow, is shorter than the width by more than 1e-6, and it matters. Limits of what is found
 * are exact to 1e-6, and its `sums` alone, with the limits of all counts, give them. The order is that
 * of `targets`. A system that contradicts itself is not feasible and gives no targets.
 *
 * Throws the signal's reason when cancelled, and an Error where the solver fails: no answer is never
 * taken for a safe one.
 */
export async function attack(
  system: CountSystem,
  targets: readonly Target[],
  options: AttackOptions = {},
): Promise<Attacked> {
  const { signal, progress, seed = 1, most = Infinity } = options;
  signal?.throwIfAborted();
  const lines = linesOf(system);
  const limits = propagate(system, lines);
  if (limits === null) return contradiction;
  let done = 0;
  const decided = (more: number) => {
    done += more;
    progress?.(done / targets.length);
  };
  const pace = paceOf(signal);
  const campaign = { limits, pace, random: randomOf(seed), most, narrow: [], decided };
  return attackAll(campaign, lines, targets);
}
