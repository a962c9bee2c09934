import { Button, Heading } from 'react-aria-components';
import type { MergeAdvice, MergeStep, TableAsk } from '../../analytics/contract/methods.ts';
import { formatCount } from '../charts/number-format.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useSession } from '../state/session.tsx';
import { Answered } from './Answered.tsx';
import { DialogButton } from './DialogButton.tsx';

function effectOf({ hiddenBefore, hiddenAfter, cellsAfter, people }: MergeStep): string {
  const left = hiddenAfter === 0 ? 'none' : formatCount(hiddenAfter);
  const cells = `${formatCount(hiddenBefore)} hidden cells become ${left} of ${formatCount(cellsAfter)}`;
  return people > 0 ? `${cells}; ${formatCount(people)} more people shown.` : `${cells}.`;
}

interface StepsProps {
  readonly advice: MergeAdvice;
  readonly onMerge: (step: MergeStep) => void;
}

function Steps({ advice: { hidden, cells, steps }, onMerge }: StepsProps) {
  const head = `${formatCount(hidden)} of ${formatCount(cells)} cells are hidden.`;
  if (steps.length === 0) {
    return <p>{head} No merge of what the figure is broken down by brings one back.</p>;
  }
  return (
    <>
      <p>
        {head} Each step builds on those above it; the first bring most back for the least detail
        lost.
      </p>
      <ol className="merge-steps">
        {steps.map((step, at) => (
          <li key={step.words}>
            <div>
              <strong>
                <span aria-hidden="true">{at + 1}. </span>
                {step.words}
              </strong>
              <p className="quiet-words">{effectOf(step)}</p>
            </div>
            <Button
              className="button"
              aria-label={at === 0 ? step.words : `${step.words}, with the steps above`}
              onPress={() => onMerge(step)}
            >
              {at === 0 ? 'Merge' : `Merge 1 to ${at + 1}`}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Advice({ ask, close }: { readonly ask: TableAsk; readonly close: () => void }) {
  const { change } = useSession();
  const asked = useAnswer('table.merges', ask);
  return (
    <div className="deed merge-advice">
      <Heading slot="title">What to merge</Heading>
      <Answered
        asked={asked}
        waiting="Trying merges"
        refused="What to merge could not be worked out."
      >
        {(advice) => (
          <Steps
            advice={advice}
            onMerge={({ merge }) => {
              change({ kind: 'merge', merge });
              close();
            }}
          />
        )}
      </Answered>
      <div className="deed-foot">
        <Button className="button" onPress={close}>
          Close
        </Button>
      </div>
    </div>
  );
}

/** Where a figure hides cells: how many, and the way to what to merge so that they come back. */
export function WhatToMerge({
  ask,
  heading,
}: {
  readonly ask: TableAsk;
  readonly heading: string;
}) {
  return (
    <DialogButton label="What to merge" name={`What to merge in ${heading}`} className="quiet">
      {(close) => <Advice ask={ask} close={close} />}
    </DialogButton>
  );
}
