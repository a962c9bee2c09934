import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { OpenWorkspaceAsk, WorkspaceEntry } from '../../../analytics/contract/host.ts';
import { DialogButton } from '../../components/DialogButton.tsx';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { DeedForm } from './DeedForm.tsx';
import { PassphraseField } from './Passphrase.tsx';
import { dialogueOf } from './Said.tsx';
import { useLoss } from './use-loss.ts';

interface OpenFormProps {
  readonly part: string;
  readonly entry: WorkspaceEntry;
  readonly loss: string | null;
  readonly open: (ask: OpenWorkspaceAsk) => Promise<boolean>;
  readonly close: () => void;
}

function OpenForm({ part, entry, loss, open, close }: OpenFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const { handle, name, isSealed } = entry;
  return (
    <DeedForm
      title={`Open ${name}`}
      part={part}
      confirm="Open"
      isReady={!isSealed || passphrase !== ''}
      run={() => open(isSealed ? { handle, passphrase } : { handle })}
      close={close}
    >
      {loss === null ? null : <p className="caution">{loss}</p>}
      {isSealed ? (
        <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} isFirst />
      ) : null}
    </DeedForm>
  );
}

/** Opens a workspace that is known; asks first where it is sealed, or where something is lost. */
export function OpenButton({ part, entry }: { part: string; entry: WorkspaceEntry }) {
  const { open } = useWorkspaces();
  const loss = useLoss();
  const isDisabled = useHindrance() !== null || entry.isOpen;
  const { handle, name, isSealed } = entry;
  const deed = { part, doing: `Opening ${name}`, said: `${name} is open.` };
  if (!isSealed && loss === null) {
    return (
      <Button
        className="button"
        aria-label={`Open ${name}`}
        isDisabled={isDisabled}
        onPress={() => open({ handle }, deed)}
      >
        Open
      </Button>
    );
  }
  return (
    <DialogButton label="Open …" name={`Open ${name}`} isDisabled={isDisabled}>
      {(close) => (
        <OpenForm
          part={dialogueOf(part)}
          entry={entry}
          loss={loss}
          open={(ask) => open(ask, { ...deed, part: dialogueOf(part) })}
          close={close}
        />
      )}
    </DialogButton>
  );
}
