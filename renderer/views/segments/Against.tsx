import type { DefinitionRef } from '../../../analytics/contract/methods.ts';
import { Choice } from '../../components/Choice.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { isSame } from '../../state/draft.ts';
import { type Session, useSession } from '../../state/session.tsx';
import { Between } from './Between.tsx';
import { definitionAt, definitionGroups, optionOf } from './definition-options.ts';

/** What the definition in force is compared with; null where none is chosen, or that one itself. */
function chosenOf(session: Session): DefinitionRef | null {
  const { against } = session.state;
  const { definition } = session;
  if (against === null || definition === null || isSame(against, definition)) return null;
  return optionOf(session, against) === null ? null : against;
}

/** The definitions that can be chosen, but for the one in force. */
function otherGroups(session: Session) {
  const inForce = optionOf(session, session.definition);
  return definitionGroups(session)
    .map(({ label, options }) => ({ label, options: options.filter(({ id }) => id !== inForce) }))
    .filter(({ options }) => options.length > 0);
}

/** What changes from another definition to the one in force; nothing is asked before one is chosen. */
export function Against() {
  const session = useSession();
  const { change, definition, document } = session;
  const chosen = chosenOf(session);
  const title = document?.title ?? 'the definition in force';
  return (
    <FigureFrame
      heading="From another definition to the one in force"
      tools={
        <Choice
          label="Against"
          value={optionOf(session, chosen)}
          groups={otherGroups(session)}
          onChoose={(option) =>
            change({ kind: 'compare-against', definition: definitionAt(session, option) })
          }
        />
      }
    >
      {chosen === null || definition === null ? (
        <p className="quiet-words">
          What changes from a definition that is chosen here to {title}, in words and in people who
          move, is told once one is chosen.
        </p>
      ) : (
        <Between
          key={JSON.stringify([chosen, definition])}
          before={chosen}
          after={definition}
          title={title}
        />
      )}
    </FigureFrame>
  );
}
