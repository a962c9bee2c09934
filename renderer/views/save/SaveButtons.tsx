import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ChartSpec, FileFormat } from '../../../analytics/contract/host.ts';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';
import { ProblemList } from '../../components/ProblemList.tsx';

const formats: readonly { readonly id: FileFormat; readonly use: string }[] = [
  { id: 'svg', use: 'for a report; sharp at any size' },
  { id: 'png', use: 'for a slide or a mail' },
  { id: 'csv', use: 'the table behind the figure' },
];

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving'; readonly format: FileFormat }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'problem'; readonly problems: readonly Problem[] };

/** Hands the specification over, never a picture: the host draws the file from released numbers. */
export function SaveButtons({ spec }: { spec: ChartSpec | null }) {
  const { host } = useEngine();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });

  const save = async (format: FileFormat) => {
    if (spec === null) return;
    setOutcome({ kind: 'saving', format });
    try {
      const reply = await host.save(spec, format);
      if (!reply.ok) setOutcome({ kind: 'problem', problems: reply.problems });
      else if (reply.answer === null) setOutcome({ kind: 'none' });
      else setOutcome({ kind: 'saved', name: reply.answer.name });
    } catch (failure) {
      setOutcome({ kind: 'problem', problems: problemsOf(failure) });
    }
  };

  return (
    <div className="save-buttons">
      {formats.map(({ id, use }) => (
        <Button
          key={id}
          className="button button-file"
          isDisabled={spec === null || outcome.kind === 'saving'}
          onPress={() => save(id)}
        >
          <strong>{id.toUpperCase()}</strong>
          <span>{use}</span>
        </Button>
      ))}
      <p role="status" className="save-status">
        {outcome.kind === 'saving' ? `Drawing the ${outcome.format.toUpperCase()} …` : ''}
        {outcome.kind === 'saved' ? `Saved: ${outcome.name}` : ''}
      </p>
      {outcome.kind === 'problem' ? (
        <ProblemList title="The file was not saved." problems={outcome.problems} />
      ) : null}
    </div>
  );
}
