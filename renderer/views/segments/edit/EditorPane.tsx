import type { RefObject } from 'react';
import { FigureBoundary } from '../../../components/FigureBoundary.tsx';
import { CodeEditor, type EditorHandle } from '../../../editor/CodeEditor.tsx';
import type { Draft } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';
import { counted } from '../../../words/counted.ts';
import { EditButtons } from './EditButtons.tsx';
import { segmentsLine } from './line-of.ts';
import { ProblemLines } from './ProblemLines.tsx';
import type { Editing } from './use-draft.ts';
import type { DraftAnswers } from './use-draft-answers.ts';

interface EditorPaneProps {
  readonly editing: Editing;
  readonly draft: Draft;
  readonly answers: DraftAnswers;
  readonly handle: RefObject<EditorHandle | null>;
}

/** Whether the text can be used, in a few words. */
function standing({ checked, problems }: DraftAnswers): string {
  if (checked.status === 'asking') return 'Checking …';
  if (problems.length > 0) return `${counted(problems.length, 'problem')}: not in use`;
  return 'No problem found';
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
export function EditorPane({ editing, draft, answers, handle }: EditorPaneProps) {
  const isWrong = answers.problems.length > 0;
  return (
    <section className="edit-pane" aria-label="The document">
      <div className="edit-head">
        <h2>{draft.title}</h2>
        <EditButtons editing={editing} draft={draft} answers={answers} />
      </div>
      <Apart editing={editing} draft={draft} />
      <FigureBoundary>
        <CodeEditor
          label={`${draft.name}, YAML`}
          text={draft.text}
          beginsAt={segmentsLine(draft.text)}
          problems={answers.problems}
          onChange={editing.type}
          handle={handle}
        />
      </FigureBoundary>
      <p className={isWrong ? 'edit-standing edit-wrong' : 'edit-standing'} role="status">
        {standing(answers)}
      </p>
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
