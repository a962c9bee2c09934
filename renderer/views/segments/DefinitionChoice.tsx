import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';
import { Choice } from '../../components/Choice.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { useSession } from '../../state/session.tsx';
import { NumberedText } from './NumberedText.tsx';

interface Refused {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

const opened = 'opened';

/** Which document sorts people: one that is shipped, or one from disk that has been checked. */
export function DefinitionChoice() {
  const { definitions, definition, explained, change } = useSession();
  const { client } = useEngine();
  const [refused, setRefused] = useState<Refused | null>(null);
  const own = definition !== null && 'text' in definition ? definition : null;

  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = await file.text();
    const chosen = { text, name: file.name };
    try {
      await client.call('definition.explain', { definition: chosen });
      setRefused(null);
      change({ kind: 'define', definition: chosen });
    } catch (failure) {
      setRefused({ name: file.name, text, problems: problemsOf(failure) });
    }
  };

  const shipped = definitions.map(({ id, title }) => ({ id, label: title }));
  const options =
    own === null
      ? shipped
      : [...shipped, { id: opened, label: `${explained.answer?.title ?? ''} (${own.name})` }];
  return (
    <>
      <div className="definition-choice">
        <Choice
          label="Definition"
          value={
            own !== null ? opened : definition !== null && 'id' in definition ? definition.id : null
          }
          groups={[{ label: '', options }]}
          onChoose={(id) => {
            setRefused(null);
            if (id !== opened) change({ kind: 'define', definition: { id } });
          }}
        />
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => open(files?.[0])}>
          <Button className="button">Open a document …</Button>
        </FileTrigger>
      </div>
      {refused === null ? null : (
        <div className="refused">
          <ProblemList
            title={`${refused.name} was not taken; the definition is as it was.`}
            problems={refused.problems}
          />
          <NumberedText
            label={refused.name}
            text={refused.text}
            marked={refused.problems.flatMap(({ where }) => where?.line ?? [])}
          />
        </div>
      )}
    </>
  );
}
