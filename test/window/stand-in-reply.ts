import type { Problem } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';

export const fails = (problem: Problem): Reply<never> => ({ ok: false, problems: [problem] });
export const answers = <T>(answer: T): Reply<T> => ({ ok: true, answer });
export const stopped = fails({ code: 'cancelled', reason: 'Cancelled.' });
