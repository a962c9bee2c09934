import { Button, FileTrigger } from 'react-aria-components';
import type { DefinitionSummary } from '../../../analytics/contract/methods.ts';
import { Choice, type OptionGroup } from '../../components/Choice.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { editedTitle, isInForce } from '../../state/draft.ts';
import { useSession } from '../../state/session.tsx';
import { type DefinitionKind, kindLabels, kindOf } from '../../words/definition-kind.ts';
import { NumberedText } from './NumberedText.tsx';
import { type RefusedDocument, useDocument } from './use-document.ts';

/** The list's own name for a document that was opened from disk, or edited. */
const opened = 'opened';

const kinds: readonly DefinitionKind[] = ['whole', 'template', 'overlay'];

/** What is shipped, by kind; without headings where there is one kind only. */
function shippedGroups(definitions: readonly DefinitionSummary[]): OptionGroup[] {
  const groups = kinds
    .map((kind) => ({ kind, held: definitions.filter((each) => kindOf(each) === kind) }))
    .filter(({ held }) => held.length > 0);
  return groups.map(({ kind, held }) => ({
    label: groups.length === 1 ? '' : kindLabels[kind],
    options: held.map(({ id, title, source }) => ({
      id,
      label: title,
      ...(source === '' ? {} : { note: source }),
    })),
  }));
}

function Refused({
  refused: { name, text, problems },
  mend,
}: {
  readonly refused: RefusedDocument;
  readonly mend: (() => void) | null;
}) {
  return (
    <div className="refused">
      <ProblemList
        title={`${name} was not taken; the definition is as it was.`}
        problems={problems}
      />
      <NumberedText
        label={name}
        text={text}
        marked={problems.flatMap(({ where }) => where?.line ?? [])}
      />
      {mend === null ? null : (
        <Button className="button" onPress={mend}>
          Mend it in the editor
        </Button>
      )}
    </div>
  );
}

/** What a document of the analyst's own is called in the list. */
function useOwn(): OptionGroup[] {
  const { definition, document, state } = useSession();
  if (definition === null || !('text' in definition)) return [];
  const isEdited = state.draft !== null && isInForce(state.draft, definition);
  const title = document?.title ?? definition.name;
  const label = isEdited ? editedTitle(title) : title;
  return [{ label: 'Own documents', options: [{ id: opened, label, note: definition.name }] }];
}

/** Which document sorts people: one that is shipped, or one from disk that has been checked. */
export function DefinitionChoice() {
  const { definitions, definition } = useSession();
  const { refused, define, open, mend } = useDocument();
  const own = useOwn();
  const shippedId = definition !== null && 'id' in definition ? definition.id : null;
  return (
    <>
      <div className="definition-choice">
        <Choice
          label="Definition"
          value={own.length > 0 ? opened : shippedId}
          groups={[...own, ...shippedGroups(definitions)]}
          onChoose={(id) => {
            if (id !== opened) define({ id });
          }}
        />
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => open(files?.[0])}>
          <Button className="button">Open a document …</Button>
        </FileTrigger>
      </div>
      {refused === null ? null : <Refused refused={refused} mend={mend} />}
    </>
  );
}
