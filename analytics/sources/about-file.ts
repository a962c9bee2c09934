import { Refusal } from '../contract/problem.ts';

/** Has every problem of some work with one file name it, where it names none. */
export async function aboutFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      ...error.problems.map((problem) =>
        problem.code === 'file-unreadable' && problem.where === undefined
          ? { ...problem, where: { file } }
          : problem,
      ),
    );
  }
}
