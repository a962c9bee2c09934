import type { ReactNode } from 'react';
import type { Asked } from '../client/use-answer.ts';
import { ProblemList } from './ProblemList.tsx';
import { Waiting } from './Waiting.tsx';

interface AnsweredProps<T> {
  readonly asked: Asked<T>;
  /** Said while nothing has come yet. */
  readonly waiting: string;
  /** Said above the problems where there is no answer. */
  readonly refused: string;
  readonly children: (answer: T) => ReactNode;
}

/** What a question's answer shows; pale while the next is awaited, problems in place of it. */
export function Answered<T>({ asked, waiting, refused, children }: AnsweredProps<T>) {
  if (asked.status === 'problem') {
    return <ProblemList title={refused} problems={asked.problems} onRetry={asked.retry} />;
  }
  if (asked.answer === null) {
    const progress = asked.status === 'asking' ? asked.progress : null;
    return (
      <div className="awaited">
        <Waiting progress={progress} label={waiting} />
      </div>
    );
  }
  const isAsking = asked.status === 'asking';
  return (
    <div className={isAsking ? 'is-pale' : undefined} aria-busy={isAsking}>
      {children(asked.answer)}
    </div>
  );
}
