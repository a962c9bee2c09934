import type { CountSystem, Target } from '../../analytics/attack/count-system.ts';
import { loadSolver } from '../../analytics/attack/load-solver.ts';

const term = (at: number) => `x${at}`;
const limit = (value: number) =>
  Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';

function constraintsOf({ sums, within }: CountSystem): readonly string[] {
  return [
    ...sums.map(({ total, parts }) => `${term(total)} - ${parts.map(term).join(' - ')} = 0`),
    ...within.map(({ part, whole }) => `${term(whole)} - ${term(part)} >= 0`),
  ];
}

function textOf(system: CountSystem, at: number, sense: 'Minimize' | 'Maximize'): string {
  const bounds = [...system.lower].map((from, place) => {
    return `${limit(from)} <= ${term(place)} <= ${limit(system.upper[place] ?? 0)}`;
  });
  const rows = constraintsOf(system).map((row, k) => `r${k}: ${row}`);
  return [sense, `obj: ${term(at)}`, 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join('\n');
}

/** The least and the most of one count by two linear programs written as text; null if infeasible. */
export async function naiveInterval(
  system: CountSystem,
  at: number,
): Promise<readonly [number, number] | null> {
  const solver = await loadSolver();
  const ends = (['Minimize', 'Maximize'] as const).map((sense) => {
    const { Status, ObjectiveValue } = solver.solve(textOf(system, at, sense), {
      output_flag: false,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
      presolve: 'off',
    });
    if (Status === 'Infeasible') return null;
    if (Status === 'Unbounded') return sense === 'Minimize' ? -Infinity : Infinity;
    if (Status !== 'Optimal') throw new Error(`The naive attack ended with ${Status}.`);
    return ObjectiveValue;
  });
  const [lower, upper] = ends;
  return lower == null || upper == null ? null : [lower, upper];
}

/** Every target known too closely, each found by itself. */
export async function naiveAttack(system: CountSystem, targets: readonly Target[]) {
  const narrow: { at: number; lower: number; upper: number }[] = [];
  for (const { at, width } of targets) {
    const interval = await naiveInterval(system, at);
    if (interval === null) return { feasible: false, narrow: [] };
    const [lower, upper] = interval;
    if (upper - lower < width - 1e-6) narrow.push({ at, lower, upper });
  }
  return { feasible: true, narrow };
}
