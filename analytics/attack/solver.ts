import type { Highs, Model } from 'highs';
import type { Pace } from './pace.ts';
import type { Program } from './program.ts';

/** What became of a linear program; `steps` is how much work it was, whatever the machine. */
export interface Answer {
  readonly status: 'optimal' | 'infeasible' | 'unbounded';
  /** A value of every column that obeys all rows, or null if there is none to be had. */
  readonly point: Float64Array | null;
  readonly columnDuals: Float64Array;
  readonly rowDuals: Float64Array;
  readonly steps: number;
}

/** A linear program that is solved again and again, each time from where it was left. */
export interface Solver {
  /** Makes the sum of `cost` times the columns as small as can be. `primal` is quicker after a new cost only. */
  least(cost: Float64Array, primal: boolean): Promise<Answer>;
  keepWithin(lower: Float64Array, upper: Float64Array): void;
  dispose(): void;
}

/** Simplex steps between two pauses; the double each time, since a first run can start anew. */
const slice = 2000;
const mostSlices = 14;

const options = {
  output_flag: false,
  solver: 'simplex',
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
};

function modelOf(highs: Highs, { rows, lower, upper }: Program): Model {
  const numCols = lower.length;
  const starts = [0];
  for (const { at } of rows) starts.push((starts.at(-1) ?? 0) + at.length);
  return highs.createModel({
    numCols,
    numRows: rows.length,
    colCost: new Float64Array(numCols),
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ at }) => at)),
      values: Float64Array.from(rows.flatMap(({ by }) => by)),
    },
  });
}

/** Whether a point obeys every limit and row, but for what rounding does. */
function obeys({ rows, lower, upper }: Program, point: Float64Array): boolean {
  const slack = (value: number) => 1e-7 * Math.max(1, Math.abs(value) * 1e-3);
  const within = (value: number, from: number, to: number) =>
    value >= from - slack(value) && value <= to + slack(value);
  if (!point.every((value, at) => within(value, lower[at] ?? 0, upper[at] ?? 0))) return false;
  return rows.every((row) => {
    const value = row.at.reduce((sum, at, k) => sum + (row.by[k] ?? 0) * (point[at] ?? 0), 0);
    return within(value, row.lower, row.upper);
  });
}

/** Puts a program before HiGHS. The caller disposes of it. */
export function solverOf(highs: Highs, program: Program, pace: Pace): Solver {
  const { modelStatus } = highs.constants;
  const model = modelOf(highs, program);
  const range = { kind: 'range', from: 0, to: program.lower.length - 1 } as const;
  model.options.set(options);

  /** Runs to an end, in slices; the status, and the steps taken. */
  async function run(): Promise<readonly [number, number]> {
    let steps = 0;
    for (let turn = 0; turn < mostSlices; turn++) {
      await pace.pause();
      model.options.set({ simplex_iteration_limit: slice * 2 ** turn });
      const status = model.run().modelStatus;
      steps += Number(model.info.get('simplex_iteration_count'));
      if (status !== modelStatus.iterationLimit) return [status, steps];
    }
    return [modelStatus.unknown, steps];
  }

  function answer(status: number, steps: number): Answer | null {
    const { colValue, colDual, rowDual } = model.getSolution();
    const none = { point: null, columnDuals: colDual, rowDuals: rowDual, steps };
    if (status === modelStatus.infeasible) return { ...none, status: 'infeasible' };
    if (status === modelStatus.unbounded) return { ...none, status: 'unbounded' };
    if (status !== modelStatus.optimal || !obeys(program, colValue)) return null;
    return { ...none, status: 'optimal', point: colValue };
  }

  return {
    async least(cost, primal) {
      model.options.set({ simplex_strategy: primal ? 4 : 1 });
      model.changeColsCost(range, cost);
      const first = answer(...(await run()));
      if (first !== null) return first;
      model.clearSolver();
      model.options.set({ simplex_strategy: 1, presolve: 'off' });
      const again = answer(...(await run()));
      if (again === null) throw new Error('The solver found no answer to an attack.');
      return again;
    },
    keepWithin(lower, upper) {
      model.changeColsBounds(range, lower, upper);
    },
    dispose() {
      model.dispose();
    },
  };
}
