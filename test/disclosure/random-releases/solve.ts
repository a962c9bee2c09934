import loadHighs, { type Highs, type Model } from 'highs';
import type { Program } from './program.ts';

let loading: Promise<Highs> | undefined;

const load = () => {
  loading ??= loadHighs();
  return loading;
};

/** A number of each column that obeys everything. */
export type Point = Float64Array;

export type Sense = 'Minimize' | 'Maximize';

const options = {
  output_flag: false,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
};

function term([column, factor]: readonly [number, number]): string {
  return `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${column}`;
}

function textOf({ limits, rows }: Program, column: number, sense: Sense): string {
  const lines = rows.map(
    ({ terms, equal }, at) => `r${at}: ${terms.map(term).join(' ')} ${equal ? '=' : '>='} 0`,
  );
  const bounds = limits.map(({ lower, upper }, at) => `${lower} <= x${at} <= ${upper}`);
  const head = [sense, `obj: x${column}`, 'Subject To'];
  return [...head, ...lines, 'Bounds', ...bounds, 'End'].join('\n');
}

/** The least or the most of a column, by the text of a linear program and nothing else. */
export async function plainEnd(program: Program, column: number, sense: Sense): Promise<number> {
  const solver = await load();
  const { Status, ObjectiveValue } = solver.solve(textOf(program, column, sense), {
    ...options,
    presolve: 'off',
  });
  if (Status !== 'Optimal') throw new Error(`The plain attack ended with ${Status}.`);
  return ObjectiveValue;
}

/** Whether a point obeys everything, but for what rounding of numbers does. */
function obeys({ limits, rows }: Program, point: Point): boolean {
  const slack = (value: number) => 1e-6 * Math.max(1, Math.abs(value) * 1e-3);
  const isWithin = limits.every(({ lower, upper }, column) => {
    const value = point[column] ?? 0;
    return value >= lower - slack(value) && value <= upper + slack(value);
  });
  return (
    isWithin &&
    rows.every(({ terms, equal }) => {
      let [sum, size] = [0, 0];
      for (const [column, factor] of terms) {
        const value = factor * (point[column] ?? 0);
        sum += value;
        size = Math.max(size, Math.abs(value));
      }
      return sum >= -slack(size) && (!equal || sum <= slack(size));
    })
  );
}

function modelOf(highs: Highs, { limits, rows }: Program): Model {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  return highs.createModel({
    numCols: limits.length,
    numRows: rows.length,
    colCost: new Float64Array(limits.length),
    colLower: Float64Array.from(limits, ({ lower }) => lower),
    colUpper: Float64Array.from(limits, ({ upper }) => upper),
    rowLower: new Float64Array(rows.length),
    rowUpper: Float64Array.from(rows, ({ equal }) => (equal ? 0 : Number.POSITIVE_INFINITY)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: limits.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, factor]) => factor))),
    },
  });
}

/** Goes from point to point of one program. */
export interface Walker {
  /** The point where some columns together are least or most; null where nothing can be true. */
  to(columns: readonly number[], sense: Sense): Point | null;
  end(): void;
}

/** A walker whose every point has been checked to obey the program. The caller ends it. */
export async function walk(program: Program): Promise<Walker> {
  const highs = await load();
  const { modelStatus } = highs.constants;
  const model = modelOf(highs, program);
  model.options.set({ ...options, solver: 'simplex' });
  const size = program.limits.length;
  const range = { kind: 'range', from: 0, to: size - 1 } as const;
  return {
    to(columns, sense) {
      const cost = new Float64Array(size);
      for (const column of columns) cost[column] = sense === 'Minimize' ? 1 : -1;
      model.changeColsCost(range, cost);
      for (const again of [false, true]) {
        if (again) model.clearSolver();
        model.options.set({ simplex_strategy: again ? 1 : 4 });
        const status = model.run().modelStatus;
        if (status === modelStatus.infeasible) return null;
        const point = model.getSolution().colValue;
        if (status === modelStatus.optimal && obeys(program, point)) return point;
      }
      throw new Error('The solver found no answer to the plain attack.');
    },
    end: () => model.dispose(),
  };
}
