import { Button, FileTrigger } from 'react-aria-components';
import { Choice } from '../../components/Choice.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { useSession } from '../../state/session.tsx';
import { definitionAt, definitionGroups, optionOf } from './definition-options.ts';
import { NumberedText } from './NumberedText.tsx';
import { type RefusedDocument, useDocument } from './use-document.ts';

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

/** Which document sorts people: one that is shipped, or one from disk that has been checked. */
export function DefinitionChoice() {
  const session = useSession();
  const { refused, define, open, mend } = useDocument();
  return (
    <>
      <div className="definition-choice">
        <Choice
          label="Definition"
          value={optionOf(session, session.definition)}
          groups={definitionGroups(session)}
          onChoose={(option) => define(definitionAt(session, option))}
        />
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => open(files?.[0])}>
          <Button className="button">Open a document …</Button>
        </FileTrigger>
      </div>
      {refused === null ? null : <Refused refused={refused} mend={mend} />}
    </>
  );
}
