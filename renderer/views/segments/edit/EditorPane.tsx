import type { RefObject } from 'react';
import { FigureBoundary } from '../../../components/FigureBoundary.tsx';
import { CodeEditor, type EditorHandle } from '../../../editor/CodeEditor.tsx';
import { type Draft, editedTitle, isChanged } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';
import { EditButtons } from './EditButtons.tsx';
import { segmentsLine } from './line-of.ts';
import { ProblemLines } from './ProblemLines.tsx';
import { Standing } from './Standing.tsx';
import type { Editing } from './use-draft.ts';
import type { DraftAnswers } from './use-draft-answers.ts';

interface EditorPaneProps {
  readonly editing: Editing;
  readonly draft: Draft;
  readonly answers: DraftAnswers;
  readonly handle: RefObject<EditorHandle | null>;
  /** Leads to what the change does. */
  readonly onSee: () => void;
}

/** That something else is in force than what is edited, and what to do about it. */
function Apart({ editing, draft }: Pick<EditorPaneProps, 'editing' | 'draft'>) {
  const { document } = useSession();
  if (!editing.isApart) return null;
  return (
    <p className="caution">
      This is a draft of {draft.title}. In force is {document?.title ?? 'another definition'}:
      discard the draft to edit that one.
    </p>
  );
}

/** The text with its problems, and what can be done with it. */
export function EditorPane({ editing, draft, answers, handle, onSee }: EditorPaneProps) {
  const isEdited = isChanged(draft);
  return (
    <section className="edit-pane" aria-label="The document">
      <div className="edit-head">
        <h2>{isEdited ? editedTitle(draft.title) : draft.title}</h2>
        <EditButtons editing={editing} draft={draft} answers={answers} />
      </div>
      <Apart editing={editing} draft={draft} />
      <FigureBoundary>
        <CodeEditor
          label={`${draft.name}, YAML`}
          keptAs={`${draft.name} ${JSON.stringify(draft.origin)}`}
          text={draft.text}
          beginsAt={segmentsLine(draft.text)}
          problems={answers.problems}
          onChange={editing.type}
          handle={handle}
        />
      </FigureBoundary>
      <Standing answers={answers} isChanged={isEdited} onSee={onSee} />
      <ProblemLines
        problems={answers.problems}
        onGo={(line, column) => handle.current?.goTo(line, column)}
      />
      <p className="quiet-words edit-keys">
        Ctrl and space lists what fits. Tab leaves the editor; Ctrl and ] indents. The keyboard’s
        undo works as anywhere.
      </p>
    </section>
  );
}
