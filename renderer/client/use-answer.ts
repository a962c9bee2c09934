import { useEffect, useState } from 'react';
import type { Answer, Ask, Method, Progress } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { answerKey, useEngine } from './engine.tsx';

/** A question's state on screen. While asking, the last answer stays so that nothing jumps. */
export type Asked<T> =
  | { readonly status: 'idle'; readonly answer: null }
  | { readonly status: 'asking'; readonly answer: T | null; readonly progress: Progress | null }
  | { readonly status: 'answer'; readonly answer: T }
  | {
      readonly status: 'problem';
      readonly answer: T | null;
      readonly problems: readonly Problem[];
      readonly retry: () => void;
    };

interface Held<T> {
  readonly key: string;
  readonly asked: Asked<T>;
}

const keptAnswers = 200;

export function problemsOf(failure: unknown): readonly Problem[] {
  if (failure instanceof Refusal) return failure.problems;
  return [{ code: 'internal', reason: 'The answer could not be read.' }];
}

/**
 * Asks while mounted and whenever the question or what it is read from changes; aborts on change.
 * A question of null is not asked.
 */
export function useAnswer<M extends Method>(method: M, ask: Ask<M> | null): Asked<Answer<M>> {
  const { client, answers } = useEngine();
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<Held<Answer<M>> | null>(null);
  const key = ask === null ? null : answerKey(method, ask);
  const known = key === null ? undefined : (answers.get(key) as Answer<M> | undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the method and the ask
  useEffect(() => {
    if (key === null || ask === null) return;
    if (known !== undefined) {
      setHeld({ key, asked: { status: 'answer', answer: known } });
      return;
    }
    const abort = new AbortController();
    const settle = (change: (last: Answer<M> | null) => Asked<Answer<M>>) => {
      if (!abort.signal.aborted) {
        setHeld((before) => ({ key, asked: change(before?.asked.answer ?? null) }));
      }
    };
    settle((answer) => ({ status: 'asking', answer, progress: null }));
    const options = {
      signal: abort.signal,
      progress: (progress: Progress) =>
        settle((answer) => ({ status: 'asking', answer, progress })),
    };
    client.call(method, ask, options).then(
      (answer) => {
        if (abort.signal.aborted) return;
        if (answers.size >= keptAnswers) answers.clear();
        answers.set(key, answer);
        settle(() => ({ status: 'answer', answer }));
      },
      (failure: unknown) =>
        settle((answer) => ({
          status: 'problem',
          answer,
          problems: problemsOf(failure),
          retry: () => setAttempt((before) => before + 1),
        })),
    );
    return () => abort.abort();
  }, [client, answers, key, attempt]);

  if (key === null) return { status: 'idle', answer: null };
  if (known !== undefined) return { status: 'answer', answer: known };
  if (held?.key === key) return held.asked;
  return { status: 'asking', answer: held?.asked.answer ?? null, progress: null };
}
