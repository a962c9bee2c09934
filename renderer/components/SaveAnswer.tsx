import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Host } from '../../analytics/contract/host.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { useEngine } from '../client/engine.tsx';
import { problemsOf } from '../client/use-answer.ts';
import { ProblemList } from './ProblemList.tsx';

interface SaveAnswerProps<Id extends string> {
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly save: (host: Host, id: Id) => Promise<Reply<{ name: string } | null>>;
  readonly isDisabled?: boolean;
}

interface Outcome {
  readonly said: string;
  readonly problems: readonly Problem[];
}

const nothing: Outcome = { said: '', problems: [] };

/** Buttons that hand a file over, and what came of it. */
export function SaveAnswer<Id extends string>(props: SaveAnswerProps<Id>) {
  const { options, save, isDisabled = false } = props;
  const { host } = useEngine();
  const [outcome, setOutcome] = useState(nothing);
  const hand = async (id: Id) => {
    setOutcome(nothing);
    try {
      const reply = await save(host, id);
      if (!reply.ok) setOutcome({ said: '', problems: reply.problems });
      else
        setOutcome({
          said: reply.answer === null ? '' : `Saved: ${reply.answer.name}`,
          problems: [],
        });
    } catch (failure) {
      setOutcome({ said: '', problems: problemsOf(failure) });
    }
  };
  return (
    <div className="save-answer">
      {options.map(({ id, label }) => (
        <Button key={id} className="button" isDisabled={isDisabled} onPress={() => hand(id)}>
          {label}
        </Button>
      ))}
      <p className="save-said" role="status">
        {outcome.said}
      </p>
      {outcome.problems.length === 0 ? null : (
        <ProblemList title="The file was not saved." problems={outcome.problems} />
      )}
    </div>
  );
}
