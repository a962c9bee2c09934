import { type FormEvent, useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  FieldError,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import type { WorkspaceList } from '../../../analytics/contract/host.ts';
import { DialogButton } from '../../components/DialogButton.tsx';
import { TickIcon } from '../../components/icons.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { nameFault, passphraseFault } from '../../state/workspace-state.ts';
import { DeedForm } from './DeedForm.tsx';
import { NewPassphrase, typedTwice } from './Passphrase.tsx';
import { dialogueOf, Said } from './Said.tsx';
import { useLoss } from './use-loss.ts';

const part = 'new';
const asked = dialogueOf(part);

function useNew(list: WorkspaceList) {
  const { open } = useWorkspaces();
  const [name, setName] = useState('');
  const [isSealed, setSealed] = useState(false);
  const [typed, setTyped] = useState(typedTwice);
  const fault = nameFault(name, list);
  const isReady =
    fault === null && (!isSealed || passphraseFault(typed.first, typed.second) === null);
  const make = async (within: string) => {
    const plain = name.trim();
    const ask = isSealed ? { name: plain, passphrase: typed.first } : { name: plain };
    const said = `${plain} is made and open.`;
    if (!(await open(ask, { part: within, doing: `Making ${plain}`, said }))) return false;
    setName('');
    setSealed(false);
    setTyped(typedTwice);
    return true;
  };
  return { name, setName, isSealed, setSealed, typed, setTyped, fault, isReady, make };
}

function NameField({ fresh }: { fresh: ReturnType<typeof useNew> }) {
  return (
    <TextField
      className="field"
      value={fresh.name}
      onChange={fresh.setName}
      validationBehavior="aria"
      autoComplete="off"
      isInvalid={fresh.name !== '' && fresh.fault !== null}
    >
      <Label className="field-label">Name of a new workspace</Label>
      <Input />
      <FieldError className="field-error">{fresh.fault}</FieldError>
    </TextField>
  );
}

interface LossProps {
  readonly fresh: ReturnType<typeof useNew>;
  readonly loss: string | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Asks before what is in memory only goes. */
function LossDialogue({ fresh, loss, isOpen, onOpen }: LossProps) {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={onOpen}>
      <Modal className="dialog">
        <Dialog>
          <DeedForm
            title={`Make ${fresh.name.trim()}, and lose what is in memory?`}
            part={asked}
            confirm="Make and open"
            isDangerous
            run={() => fresh.make(asked)}
            close={() => onOpen(false)}
          >
            <p className="caution">{loss}</p>
            <p>
              It cannot be taken into the new workspace. The files that it came from stay as they
              are, and can be loaded again.
            </p>
          </DeedForm>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function NewForm({ list }: { list: WorkspaceList }) {
  const { state, cancel } = useWorkspaces();
  const isHindered = useHindrance() !== null;
  const loss = useLoss();
  const fresh = useNew(list);
  const [isAsking, setAsking] = useState(false);
  const isDoing = state.doing !== null && state.part === part;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fresh.isReady || isHindered) return;
    if (loss === null) void fresh.make(part);
    else setAsking(true);
  };
  return (
    <>
      <form className="new-workspace" onSubmit={submit}>
        <NameField fresh={fresh} />
        <Checkbox className="checkbox" isSelected={fresh.isSealed} onChange={fresh.setSealed}>
          <span className="checkbox-mark" aria-hidden="true">
            {fresh.isSealed ? <TickIcon /> : null}
          </span>
          Seal it with a passphrase whenever it is closed
        </Checkbox>
        {fresh.isSealed ? <NewPassphrase typed={fresh.typed} onType={fresh.setTyped} /> : null}
        {loss === null || fresh.name === '' ? null : <p className="caution">{loss}</p>}
        <Button
          type="submit"
          className="button button-first"
          isDisabled={!fresh.isReady || isHindered}
        >
          {loss === null ? 'Make and open' : 'Make and open …'}
        </Button>
        {isDoing ? (
          <div className="busy">
            <Waiting progress={state.progress} label={state.doing ?? ''} />
            <Button className="button" onPress={cancel}>
              Cancel
            </Button>
          </div>
        ) : null}
      </form>
      <LossDialogue fresh={fresh} loss={loss} isOpen={isAsking} onOpen={setAsking} />
    </>
  );
}

function MemoryForm({ close, loss }: { close: () => void; loss: string | null }) {
  const { open } = useWorkspaces();
  const deed = { part: asked, doing: 'Opening', said: 'The work is in memory only from now on.' };
  return (
    <DeedForm
      title="Work in memory only"
      part={asked}
      confirm="Begin anew in memory"
      run={() => open({ memory: true }, deed)}
      close={close}
    >
      <p>
        The workspace that is open is closed, and an empty one begins. Nothing of it is written to
        disk, and all of it is gone when the program ends.
      </p>
      {loss === null ? null : <p className="caution">{loss}</p>}
    </DeedForm>
  );
}

/** A workspace that is not there yet: of a name, or in memory only. */
export function NewPart({ list }: { list: WorkspaceList }) {
  const isHindered = useHindrance() !== null;
  const loss = useLoss();
  return (
    <section className="workspace-part" aria-label="A new workspace">
      <h2>A new workspace</h2>
      <NewForm list={list} />
      <p>
        <DialogButton label="Work in memory only …" isDisabled={isHindered}>
          {(close) => <MemoryForm close={close} loss={loss} />}
        </DialogButton>
      </p>
      <Said part={part} />
    </section>
  );
}
