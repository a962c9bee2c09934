import { Refusal } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';

/** The answer in a reply; throws {@link Refusal} with the problems where there is none. */
export function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Refusal(...reply.problems);
  return reply.answer;
}
