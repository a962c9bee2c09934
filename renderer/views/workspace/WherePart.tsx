import { useState } from 'react';
import type { WorkspaceList } from '../../../analytics/contract/host.ts';
import { DialogButton } from '../../components/DialogButton.tsx';
import { LockIcon } from '../../components/icons.tsx';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { passphraseFault } from '../../state/workspace-state.ts';
import { DeedForm } from './DeedForm.tsx';
import { NewPassphrase, typedTwice } from './Passphrase.tsx';
import { dialogueOf, Said } from './Said.tsx';

const part = 'where';
const asked = dialogueOf(part);

function SealForm({ close, isAgain }: { close: () => void; isAgain: boolean }) {
  const { seal } = useWorkspaces();
  const [typed, setTyped] = useState(typedTwice);
  return (
    <DeedForm
      title={isAgain ? 'Another passphrase' : 'Seal the workspace'}
      part={asked}
      confirm={isAgain ? 'Use this passphrase' : 'Seal when closed'}
      isReady={passphraseFault(typed.first, typed.second) === null}
      run={() =>
        seal(typed.first, {
          part: asked,
          doing: 'Taking the passphrase',
          said: 'Sealed from now on, whenever it is closed.',
        })
      }
      close={close}
    >
      <p>The file is sealed whenever the workspace is closed, and opened with the passphrase.</p>
      <NewPassphrase typed={typed} onType={setTyped} isFirst />
    </DeedForm>
  );
}

function UnsealForm({ close }: { close: () => void }) {
  const { seal } = useWorkspaces();
  return (
    <DeedForm
      title="Seal it no more?"
      part={asked}
      confirm="Seal no more"
      isDangerous
      run={() =>
        seal(null, {
          part: asked,
          doing: 'Taking the seal off',
          said: 'It is not sealed any more.',
        })
      }
      close={close}
    >
      <p>Closed or open, whoever can read this account’s files will be able to read it.</p>
    </DeedForm>
  );
}

/** Where the work lives, and what others could read of it. */
export function WherePart({ list }: { list: WorkspaceList }) {
  const { open, isSealed, readable } = list;
  const isHindered = useHindrance() !== null;
  return (
    <section className="workspace-part" aria-label="Where the work lives">
      <h2>Where the work lives</h2>
      <p className="where">
        <strong>{open ?? 'In memory only'}</strong>
        {isSealed ? (
          <span className="badge">
            <LockIcon /> sealed when closed
          </span>
        ) : null}
      </p>
      <p>{readable}</p>
      {open === null ? null : (
        <div className="buttons">
          <DialogButton
            label={isSealed ? 'Change the passphrase …' : 'Seal with a passphrase …'}
            isDisabled={isHindered}
          >
            {(close) => <SealForm close={close} isAgain={isSealed} />}
          </DialogButton>
          {isSealed ? (
            <DialogButton label="Seal no more …" isDisabled={isHindered}>
              {(close) => <UnsealForm close={close} />}
            </DialogButton>
          ) : null}
        </div>
      )}
      <Said part={part} />
    </section>
  );
}
