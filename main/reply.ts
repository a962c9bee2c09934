import { type Problem, Refusal } from '../analytics/contract/problem.ts';
import type { Reply } from '../analytics/contract/wire.ts';

/** What a window is told of an error that nobody foresaw: none of its words, which may quote a file. */
const unforeseen: Problem = {
  code: 'internal',
  reason: 'Something in Quintile went wrong.',
  hint: 'Try again; if it happens again, start Quintile again.',
};

/** Whatever was thrown, as problems. */
export function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof Refusal ? error.problems : [unforeseen];
}

/** The outcome of some work as a reply; never rejects. */
export async function asReply<T>(work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, answer: await work() };
  } catch (error) {
    return { ok: false, problems: problemsOf(error) };
  }
}
