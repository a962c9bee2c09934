import type { ReactNode } from 'react';
import type { DefinitionRef } from '../../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { useRunAsk } from '../../components/use-people.ts';
import { useSession } from '../../state/session.tsx';
import { Movers } from './edit/Movers.tsx';
import { sharedPlaces } from './edit/places.ts';
import { PartedChanges } from './PartedChanges.tsx';
import { placeless } from './pairs.ts';

interface BetweenProps {
  readonly before: DefinitionRef;
  /** The definition in force. */
  readonly after: DefinitionRef;
  /** Its title. */
  readonly title: string;
}

function Told({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="between-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Whether two definitions have no segment in common, by a table of who moves: it gives those one code. */
function areStrangers({ note }: ReleasedTable): boolean {
  const codesOf = (side: 'segment' | 'other_segment') =>
    note.dimensions
      .filter(({ name }) => name === side)
      .flatMap(({ categories }) => categories.map(({ code }) => code))
      .filter((code) => !placeless.includes(code));
  const later = new Set(codesOf('segment'));
  return !codesOf('other_segment').some((code) => later.has(code));
}

/** Who moves from the one to the other; null until it can be asked. */
function useMovers({ before, after }: Pick<BetweenProps, 'before' | 'after'>) {
  const run = useRunAsk();
  const { definition: _, ...common } = run ?? { definition: null, policy: '' };
  return useAnswer('segments.movers', run === null ? null : { ...common, before, after });
}

/** What changes from one definition to the one in force: in words, and in people who move. */
export function Between({ before, after, title }: BetweenProps) {
  const { document, extract } = useSession();
  const other = useAnswer('definition.explain', { definition: before });
  const changes = useAnswer('definition.compare', { before, after });
  const movers = useMovers({ before, after });
  const places = sharedPlaces([document, other.answer]);
  return (
    <div className="between">
      <p>
        From {other.answer?.title ?? 'the chosen definition'} to {title}, which is in force.
      </p>
      <Told title="What changes">
        <Answered asked={changes} waiting="Comparing …" refused="The two were not compared.">
          {(list) => <PartedChanges changes={list} before={other.answer} after={document} />}
        </Answered>
      </Told>
      <Told title="Who moves">
        {extract === null ? (
          <p className="quiet-words">Who moves is counted once an extract is loaded.</p>
        ) : (
          <Answered asked={movers} waiting="Counting …" refused="Moves were not counted.">
            {(table) => (
              <>
                {areStrangers(table) ? (
                  <p className="between-note">
                    The two have no segment in common: whoever is inside either counts as moving.
                  </p>
                ) : null}
                <Movers table={table} places={places} />
              </>
            )}
          </Answered>
        )}
      </Told>
    </div>
  );
}
