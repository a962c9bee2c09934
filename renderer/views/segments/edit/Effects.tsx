import type { ReactNode, RefObject } from 'react';
import { Answered } from '../../../components/Answered.tsx';
import type { Draft } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';
import { Changes } from './Changes.tsx';
import { CountsBeside } from './CountsBeside.tsx';
import { English } from './English.tsx';
import { Movers } from './Movers.tsx';
import { sharedPlaces } from './places.ts';
import type { DraftAnswers } from './use-draft-answers.ts';

interface EffectsProps {
  /** Where the effects are, to be led to. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly draft: Draft;
  readonly answers: DraftAnswers;
  readonly isChanged: boolean;
  /** Whether another definition is in force than the draft, or what it began as. */
  readonly isApart: boolean;
  /** Leads to a line of the text. */
  readonly onGo: (line: number) => void;
}

function Effect({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="effect" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What the change says and does: in words, in people who move, in counts, in plain English. */
export function Effects({ place, draft, answers, isChanged, isApart, onGo }: EffectsProps) {
  const { extract, document } = useSession();
  const { checked, isLate, changes, before, after, movers, origin } = answers;
  const places = sharedPlaces([isApart ? null : document, origin.answer, checked.answer]);
  const isWrong = checked.status === 'problem';
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={isLate ? 'effects is-pale' : 'effects'}
      aria-label="The effect"
      aria-busy={checked.status === 'asking'}
    >
      {isWrong ? <p>Of the last text that had no problem:</p> : null}
      {isChanged && changes.status !== 'idle' ? (
        <>
          <Effect title="What changes">
            <Answered asked={changes} waiting="Comparing …" refused="The two were not compared.">
              {(list) => <Changes changes={list} />}
            </Answered>
          </Effect>
          {extract === null ? (
            <p className="quiet-words">Who moves is counted once an extract is loaded.</p>
          ) : (
            <>
              <Effect title="Who moves">
                <Answered asked={movers} waiting="Counting …" refused="Moves were not counted.">
                  {(table) => <Movers table={table} places={places} />}
                </Answered>
              </Effect>
              <Effect title="Counts, before and after">
                <CountsBeside before={before} after={after} title={draft.title} places={places} />
              </Effect>
            </>
          )}
        </>
      ) : isChanged ? null : (
        <p className="quiet-words">
          Nothing is changed yet. What a change says and does is shown here while it is typed:
          nothing else in the window follows it before Apply.
        </p>
      )}
      {checked.answer === null ? null : (
        <Effect title="In plain English">
          <English document={checked.answer} text={draft.text} places={places} onGo={onGo} />
        </Effect>
      )}
    </section>
  );
}
