import { Button, FileTrigger } from 'react-aria-components';
import { Choice } from '../../components/Choice.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { useSession } from '../../state/session.tsx';
import { NumberedText } from './NumberedText.tsx';
import { type RefusedDocument, useDocument } from './use-document.ts';

/** The list's own name for a document that was opened from disk. */
const opened = 'opened';

function Refused({ name, text, problems }: RefusedDocument) {
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
    </div>
  );
}

/** Which document sorts people: one that is shipped, or one from disk that has been checked. */
export function DefinitionChoice() {
  const { definitions, definition, explained } = useSession();
  const { refused, define, open } = useDocument();
  const shipped = definitions.map(({ id, title }) => ({ id, label: title }));
  const own = definition !== null && 'text' in definition ? definition : null;
  const ownLabel = `${explained.answer?.title ?? ''} (${own?.name ?? ''})`;
  const options = own === null ? shipped : [...shipped, { id: opened, label: ownLabel }];
  const shippedId = definition !== null && 'id' in definition ? definition.id : null;
  return (
    <>
      <div className="definition-choice">
        <Choice
          label="Definition"
          value={own === null ? shippedId : opened}
          groups={[{ label: '', options }]}
          onChoose={(id) => {
            if (id !== opened) define({ id });
          }}
        />
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => open(files?.[0])}>
          <Button className="button">Open a document …</Button>
        </FileTrigger>
      </div>
      {refused === null ? null : <Refused {...refused} />}
    </>
  );
}
