import type { DefinitionRef, Variation } from '../../../analytics/contract/methods.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { Choice } from '../../components/Choice.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { draftRef } from '../../state/draft.ts';
import { type Session, useSession } from '../../state/session.tsx';
import { heldNumbers, preferredNumber } from '../../words/held-numbers.ts';
import { bestWords, comparedGroups } from './compared.ts';
import { useDocument } from './use-document.ts';
import { VariationTable } from './VariationTable.tsx';

/** Every definition that is shipped, and after them the analyst's own. */
function comparedDefinitions({ definitions, state }: Session): readonly DefinitionRef[] {
  return [...definitions.map(({ id }) => ({ id })), ...state.own.map(draftRef)];
}

interface RankedProps {
  readonly variation: Variation;
  readonly definitions: readonly DefinitionRef[];
}

function Ranked({ variation, definitions }: RankedProps) {
  const { definition } = useSession();
  const { define } = useDocument();
  const groups = comparedGroups(variation, definitions, definition);
  return (
    <div className="compared">
      <p>{bestWords(groups, variation.field)}</p>
      <VariationTable groups={groups} onUse={define} />
      <p className="figure-note">
        Explained: the part of the variance between people that lies between segments (0% to 100%).
        It is the variance among the people that a definition sorts: figures of different numbers of
        people do not compare. Filters narrow it nowhere. More segments explain more of anything: a
        definition is not better for that alone.
      </p>
    </div>
  );
}

function Compared({ field }: { field: string }) {
  const session = useSession();
  const { policy } = session;
  const definitions = comparedDefinitions(session);
  const ask = policy === null ? null : { definitions, field, policy: policy.id };
  const asked = useAnswer('segments.variation', ask);
  return (
    <Answered
      asked={asked}
      waiting="Sorting everybody by each definition …"
      refused="The definitions could not be compared."
    >
      {(variation) => <Ranked variation={variation} definitions={definitions} />}
    </Answered>
  );
}

/** Definitions side by side: how much of the variation of a field each explains. */
export function SideBySide() {
  const session = useSession();
  const { extract, workspace, state, change } = session;
  if (extract === null) {
    return (
      <EmptyState title="Nobody to compare yet" next={{ view: 'import', label: 'Open an extract' }}>
        How well each definition explains cost or activity is counted once an extract is loaded.
      </EmptyState>
    );
  }
  const held = heldNumbers(workspace.answer);
  const field = state.comparedBy ?? preferredNumber(held);
  if (field === null) {
    return (
      <EmptyState
        title="No number to compare by"
        next={{ view: 'import', label: 'Import it with the extract' }}
      >
        Definitions are compared by how well they explain a number that each person has, such as
        cost or emergency admissions. This extract holds none.
      </EmptyState>
    );
  }
  return (
    <FigureFrame
      heading="Definitions side by side"
      tools={
        <Choice
          label="Variation of"
          value={field}
          groups={[{ label: '', options: held }]}
          onChoose={(chosen) => change({ kind: 'compare-by', field: chosen })}
        />
      }
    >
      <Compared field={field} />
    </FigureFrame>
  );
}
