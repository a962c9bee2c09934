import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { ProblemList } from '../../components/ProblemList.tsx';
import { counted } from '../../words/counted.ts';
import { type RefusalWords, refusalWords, type TellingTables } from '../../words/refusal.ts';
import type { Saving } from './use-saving.ts';

function Telling({ tables, given }: TellingTables) {
  return (
    <div className="telling">
      {tables === '' ? null : <p>{tables}:</p>}
      <ul>
        {given.map(({ what, because }) => (
          <li key={`${what} ${because.join(' ')}`}>
            <span>{what}</span>
            {because.map((line) => (
              <span key={line} className="problem-hint">
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RefusalProps {
  readonly words: RefusalWords;
  readonly onHide: (further: number) => void;
}

function Refusal({ words: { telling, last, further }, onHide }: RefusalProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="problems refusal" aria-label="Why the file was not saved">
      <h2 ref={heading} tabIndex={-1} className="problems-title">
        The file was not saved: it would tell too much
      </h2>
      {telling.map((one) => (
        <Telling key={one.tables} {...one} />
      ))}
      <div className="refusal-last">
        <p>{last.reason}</p>
        {last.hint === undefined ? null : <p>{last.hint}</p>}
      </div>
      {further === null ? null : (
        <Button className="button button-first" onPress={() => onHide(further)}>
          Hide {counted(further, 'more count')} and save
        </Button>
      )}
    </section>
  );
}

/** Why a file was not saved; where hiding more would make it safe, the way to that. */
export function Refused({ saving: { outcome, save } }: { saving: Saving }) {
  if (outcome.kind !== 'problem') return null;
  const { format, problems } = outcome;
  const words = refusalWords(problems);
  if (words === null) return <ProblemList title="The file was not saved." problems={problems} />;
  return <Refusal words={words} onHide={(further) => void save(format, further)} />;
}
