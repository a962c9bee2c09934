import type { Program } from './program.ts';
import type { Solver } from './solver.ts';
import { addCost, isCaught, isCleared, see, type Watched } from './watched.ts';

/** Steps of the solver that deciding one target by itself takes, more or less. */
const stepsEach = 150;
const mostRounds = 40;

/** The mean of the points found, which all lines allow as well. */
interface Centre {
  readonly point: Float64Array;
  found: number;
}

function draw(centre: Centre, point: Float64Array): void {
  centre.found++;
  for (const [at, value] of point.entries()) {
    const mean = centre.point[at] ?? 0;
    centre.point[at] = mean + (value - mean) / centre.found;
  }
}

/** Keeps columns near the centre: otherwise a few would run far and leave the rest where they are. */
function keepNear(solver: Solver, { lower, upper }: Program, { point }: Centre, far: number): void {
  solver.keepWithin(
    lower.map((limit, at) => Math.max(limit, (point[at] ?? 0) - far)),
    upper.map((limit, at) => Math.min(limit, (point[at] ?? 0) + far)),
  );
}

function scattered(program: Program, open: readonly Watched[], random: () => number): Float64Array {
  const cost = new Float64Array(program.lower.length);
  for (const { expansion } of open) {
    const weight = 0.5 + random();
    addCost(cost, expansion, random() < 0.5 ? weight : -weight);
  }
  return cost;
}

/**
 * Clears many targets at once: pushes all that are open up or down at random, then the other way
 * round, for as long as that is quicker than one after another.
 */
export async function scatter(
  program: Program,
  solver: Solver,
  watched: readonly Watched[],
  start: Float64Array,
  random: () => number,
): Promise<void> {
  const isOpen = (one: Watched) => !isCleared(one) && !isCaught(one);
  const centre: Centre = { point: start.slice(), found: 1 };
  let open = watched.filter(isOpen);
  for (let round = 0; round < mostRounds && open.length > 1; round++) {
    const far = 3 * Math.max(...open.map(({ target }) => Math.min(target.width, 1e6)));
    keepNear(solver, program, centre, far);
    const cost = scattered(program, open, random);
    let steps = 0;
    for (const towards of [cost, cost.map((value) => -value)]) {
      const answer = await solver.least(towards, false);
      steps += answer.steps;
      if (answer.point === null) continue;
      see(watched, answer.point);
      draw(centre, answer.point);
    }
    const left = open.filter(isOpen);
    if ((open.length - left.length) * stepsEach < steps) break;
    open = left;
  }
  solver.keepWithin(program.lower, program.upper);
}
