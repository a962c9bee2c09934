import { Button, Heading } from 'react-aria-components';
import { DialogButton } from '../../../components/DialogButton.tsx';
import { type Draft, draftRef, isChanged, isInForce, isSame } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';
import { SaveDocument } from './SaveDocument.tsx';
import type { Editing } from './use-draft.ts';
import type { DraftAnswers } from './use-draft-answers.ts';

interface EditButtonsProps {
  readonly editing: Editing;
  readonly draft: Draft;
  readonly answers: DraftAnswers;
}

interface DiscardProps {
  readonly title: string;
  readonly isInUse: boolean;
  readonly onDiscard: () => void;
  readonly close: () => void;
}

function Discard({ title, isInUse, onDiscard, close }: DiscardProps) {
  return (
    <div className="deed">
      <Heading slot="title">Discard the changes?</Heading>
      <p>
        The text is as in {title} again
        {isInUse
          ? ', and that is in force again for every view. What was changed is gone, unless it has been saved.'
          : '. What was changed is gone, unless it has been applied or saved.'}
      </p>
      <div className="deed-foot">
        <Button className="button" onPress={close}>
          Keep them
        </Button>
        <Button
          className="button button-danger"
          onPress={() => {
            close();
            onDiscard();
          }}
        >
          Discard the changes
        </Button>
      </div>
    </div>
  );
}

/** Puts the draft in force, saves it, or goes back to what it began as. */
export function EditButtons({ editing, draft, answers }: EditButtonsProps) {
  const { definition } = useSession();
  const isUsed = definition !== null && isSame(definition, draftRef(draft));
  const isSound = answers.checked.status === 'answer';
  return (
    <div className="edit-buttons">
      <Button
        className="button button-first"
        isDisabled={!isChanged(draft) || isUsed || !isSound}
        onPress={editing.apply}
      >
        {isUsed && isChanged(draft) ? 'Applied' : 'Apply'}
      </Button>
      <SaveDocument draft={draft} />
      <DialogButton label="Discard" isDisabled={!isChanged(draft)}>
        {(close) => (
          <Discard
            title={draft.title}
            isInUse={isInForce(draft, definition)}
            onDiscard={editing.discard}
            close={close}
          />
        )}
      </DialogButton>
    </div>
  );
}
