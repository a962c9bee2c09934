import { type Problem, Refusal } from '../../analytics/contract/problem.ts';

/** The problems that some work refuses with; none where it does not refuse. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}
