import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExtractEntry } from '../../../analytics/contract/extract.ts';
import { formatCount, formatDate } from '../../charts/number-format.ts';
import { useEngine } from '../../client/engine.tsx';
import { DialogButton } from '../../components/DialogButton.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useCaught } from '../../components/use-caught.ts';
import { useSession } from '../../state/session.tsx';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { counted } from '../../words/counted.ts';
import { DeedForm } from './DeedForm.tsx';
import { ExtractColumns } from './ExtractColumns.tsx';
import { dialogueOf, Said } from './Said.tsx';

const part = 'extracts';
const asked = dialogueOf(part);

function DeleteForm({ entry, close }: { entry: ExtractEntry; close: () => void }) {
  const { change } = useWorkspaces();
  const { host } = useEngine();
  const { workspace } = useSession();
  const hasCopies = host.kind === 'loopback' && workspace.answer?.file === null;
  return (
    <DeedForm
      title={`Delete ${entry.name} for good?`}
      part={asked}
      confirm="Delete the extract"
      isDangerous
      run={() =>
        change(
          'extract.delete',
          { id: entry.id },
          { part: asked, doing: 'Deleting the extract', said: `${entry.name} is deleted.` },
        )
      }
      close={close}
    >
      <p>
        {counted(entry.people, 'person', 'people')} and all that is known of them go from the
        workspace{hasCopies ? ', and the program’s copies of their files are deleted' : ''}. This
        cannot be undone; the files they came from stay as they are.
      </p>
    </DeedForm>
  );
}

interface RowProps {
  readonly entry: ExtractEntry;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Row({ entry, isShown, onShow }: RowProps) {
  const { change } = useWorkspaces();
  const isHindered = useHindrance() !== null;
  const { id, name, asAt, people, isOpen, columns } = entry;
  const deed = { part, doing: `Opening ${name}`, said: `${name} is open.` };
  return (
    <tr>
      <th scope="row">
        {name} {isOpen ? <span className="badge">open</span> : null}
      </th>
      <td>{asAt === null ? 'not stated' : formatDate(asAt)}</td>
      <td className="number">{formatCount(people)}</td>
      <td>
        <Button
          className="quiet"
          aria-expanded={isShown}
          aria-label={`Columns of ${name}: ${columns.length}`}
          onPress={onShow}
        >
          {counted(columns.length, 'column')}
        </Button>
      </td>
      <td>
        <div className="buttons">
          <Button
            className="button"
            aria-label={`Open ${name}`}
            isDisabled={isOpen || isHindered}
            onPress={() => change('extract.choose', { id }, deed)}
          >
            Open
          </Button>
          <DialogButton label="Delete …" name={`Delete ${name}`} isDisabled={isHindered}>
            {(close) => <DeleteForm entry={entry} close={close} />}
          </DialogButton>
        </div>
      </td>
    </tr>
  );
}

interface TableProps {
  readonly extracts: readonly ExtractEntry[];
  /** Id of the one whose columns are listed. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
}

function Table({ extracts, shown, onShow }: TableProps) {
  return (
    <Sheet
      heads={[
        'Extract',
        'As-at date',
        { number: 'People' },
        'Columns',
        { unseen: 'What can be done' },
      ]}
    >
      <tbody>
        {extracts.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            isShown={entry.id === shown}
            onShow={() => onShow(entry.id === shown ? null : entry.id)}
          />
        ))}
      </tbody>
    </Sheet>
  );
}

/** The extracts of the open workspace, side by side. */
export function ExtractsPart() {
  const { workspace } = useSession();
  const [shown, setShown] = useState<string | null>(null);
  const extracts = workspace.answer?.extracts ?? [];
  const columns = extracts.reduce((sum, entry) => sum + entry.columns.length, 0);
  const heading = useCaught<HTMLHeadingElement>(extracts.length + columns);
  const detailed = extracts.find(({ id }) => id === shown);
  return (
    <section className="workspace-part" aria-label="Extracts in this workspace">
      <h2 ref={heading} tabIndex={-1}>
        Extracts in this workspace
      </h2>
      {extracts.length === 0 ? (
        <p className="quiet-words">None yet. What is loaded by Import stands here.</p>
      ) : (
        <Table extracts={extracts} shown={shown} onShow={setShown} />
      )}
      {detailed === undefined ? null : <ExtractColumns part={asked} entry={detailed} />}
      <Said part={part} />
    </section>
  );
}
