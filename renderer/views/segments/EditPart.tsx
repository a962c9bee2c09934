import { useRef } from 'react';
import type { EditorHandle } from '../../editor/CodeEditor.tsx';
import { isChanged } from '../../state/draft.ts';
import { useSession } from '../../state/session.tsx';
import { EditorPane } from './edit/EditorPane.tsx';
import { Effects } from './edit/Effects.tsx';
import { useDraft } from './edit/use-draft.ts';
import { useDraftAnswers } from './edit/use-draft-answers.ts';
import { RefusedDefinition } from './RefusedDefinition.tsx';

/** The document of the definition, to be changed: what that would do is counted beside or below it. */
export function EditPart() {
  const { explained } = useSession();
  const editing = useDraft();
  const answers = useDraftAnswers(editing.draft);
  const handle = useRef<EditorHandle | null>(null);
  const effects = useRef<HTMLDivElement>(null);
  if (editing.draft === null) {
    return explained.status === 'problem' ? (
      <RefusedDefinition />
    ) : (
      <p className="quiet-words">Reading the definition …</p>
    );
  }
  return (
    <div className="edit">
      <EditorPane
        key={editing.key}
        editing={editing}
        draft={editing.draft}
        answers={answers}
        handle={handle}
        onSee={() => {
          effects.current?.scrollIntoView({ block: 'start' });
          effects.current?.focus({ preventScroll: true });
        }}
      />
      <Effects
        place={effects}
        draft={editing.draft}
        answers={answers}
        isChanged={isChanged(editing.draft)}
        isApart={editing.isApart}
        onGo={(line) => handle.current?.goTo(line, 1)}
      />
    </div>
  );
}
