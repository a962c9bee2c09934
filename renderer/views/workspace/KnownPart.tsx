import { useState } from 'react';
import { Input, Label, Switch, TextField } from 'react-aria-components';
import type { WorkspaceEntry, WorkspaceList } from '../../../analytics/contract/host.ts';
import { formatDate } from '../../charts/number-format.ts';
import { DialogButton } from '../../components/DialogButton.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useCaught } from '../../components/use-caught.ts';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { DeedForm } from './DeedForm.tsx';
import { OpenButton } from './OpenButton.tsx';
import { dialogueOf, Said } from './Said.tsx';

const part = 'known';
const asked = dialogueOf(part);

function DeleteForm({ entry, close }: { entry: WorkspaceEntry; close: () => void }) {
  const { remove } = useWorkspaces();
  const [typed, setTyped] = useState('');
  const { handle, name } = entry;
  const deed = { part: asked, doing: `Deleting ${name}`, said: `${name} is deleted.` };
  return (
    <DeedForm
      title={`Delete ${name} for good?`}
      part={asked}
      confirm="Delete the workspace"
      isReady={typed.trim() === name}
      isDangerous
      run={() => remove(handle, deed)}
      close={close}
    >
      <p>
        The workspace goes with all its extracts
        {entry.isOpen ? ', although it is open' : ''}. This cannot be undone; the files that they
        came from stay as they are.
      </p>
      <TextField className="field" value={typed} onChange={setTyped} autoComplete="off" autoFocus>
        <Label className="field-label">Type its name, {name}</Label>
        <Input />
      </TextField>
    </DeedForm>
  );
}

function Row({ entry }: { entry: WorkspaceEntry }) {
  const isHindered = useHindrance() !== null;
  const { name, isOpen, isSealed, lastOpened } = entry;
  return (
    <tr>
      <th scope="row">
        {name} {isOpen ? <span className="badge">open</span> : null}
      </th>
      <td>{isSealed ? 'Sealed' : 'Not sealed'}</td>
      <td>{lastOpened === null ? 'not known' : formatDate(lastOpened)}</td>
      <td>
        <div className="buttons">
          <OpenButton part={part} entry={entry} />
          <DialogButton label="Delete …" name={`Delete ${name}`} isDisabled={isHindered}>
            {(close) => <DeleteForm entry={entry} close={close} />}
          </DialogButton>
        </div>
      </td>
    </tr>
  );
}

function Table({ entries }: { entries: readonly WorkspaceEntry[] }) {
  return (
    <Sheet heads={['Workspace', 'On closing', 'Last opened', { unseen: 'What can be done' }]}>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.handle} entry={entry} />
        ))}
      </tbody>
    </Sheet>
  );
}

function Recent({ keepsRecent }: { keepsRecent: boolean }) {
  const { keepRecent } = useWorkspaces();
  const said = keepsRecent
    ? 'The list is emptied and stays empty.'
    : 'The list is kept from now on.';
  return (
    <Switch
      className="switch"
      isSelected={keepsRecent}
      isDisabled={useHindrance() !== null}
      onChange={(isOn) => keepRecent(isOn, { part, doing: 'Changing the list', said })}
    >
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
      <span>
        Keep a list of recent workspaces{' '}
        <span className="quiet-words">Off, it is emptied; the workspaces themselves stay.</span>
      </span>
    </Switch>
  );
}

/** Workspaces that are known on this laptop: to open, or to delete. */
export function KnownPart({ list }: { list: WorkspaceList }) {
  const heading = useCaught<HTMLHeadingElement>(list.entries.length);
  return (
    <section className="workspace-part" aria-label="Recent workspaces">
      <h2 ref={heading} tabIndex={-1}>
        Recent workspaces
      </h2>
      {list.entries.length === 0 ? (
        <p className="quiet-words">{list.keepsRecent ? 'None yet.' : 'No list is kept.'}</p>
      ) : (
        <Table entries={list.entries} />
      )}
      <Recent keepsRecent={list.keepsRecent} />
      <Said part={part} />
    </section>
  );
}
