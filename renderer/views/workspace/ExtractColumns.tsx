import type { Category } from '../../../analytics/contract/dimensions.ts';
import type { ExtractEntry } from '../../../analytics/contract/extract.ts';
import { useEngine } from '../../client/engine.tsx';
import { DialogButton } from '../../components/DialogButton.tsx';
import { useSession } from '../../state/session.tsx';
import { useHindrance } from '../../state/use-hindrance.ts';
import { useWorkspaces } from '../../state/workspace-session.tsx';
import { DeedForm } from './DeedForm.tsx';

interface FormProps {
  readonly part: string;
  readonly entry: ExtractEntry;
  readonly column: Category;
  readonly close: () => void;
}

/** What is gone with a column, and what is not. */
function useGone(name: string): string {
  const { host } = useEngine();
  const { workspace } = useSession();
  if (workspace.answer?.file !== null) return 'and no byte of it stays in the workspace file';
  if (host.kind !== 'loopback') return 'and out of memory; the files it came from stay as they are';
  return `and out of memory. The copies of its files in the program’s private folder are deleted whole: should the engine stop, ${name} is lost and has to be loaded anew`;
}

function DeleteForm({ part, entry, column, close }: FormProps) {
  const { change } = useWorkspaces();
  const gone = useGone(entry.name);
  const said = `${column.label} is deleted from ${entry.name}.`;
  return (
    <DeedForm
      title={`Delete ${column.label} for good?`}
      part={part}
      confirm="Delete the column"
      isDangerous
      run={() =>
        change(
          'extract.delete-column',
          { id: entry.id, column: column.code },
          { part, doing: `Deleting ${column.label}`, said },
        )
      }
      close={close}
    >
      <p>
        It goes from {entry.name}, {gone}. Segments that ask for it will match nobody by it. This
        cannot be undone.
      </p>
    </DeedForm>
  );
}

/** The fields and conditions of an extract that may be deleted from it. */
export function ExtractColumns({ part, entry }: { part: string; entry: ExtractEntry }) {
  const isHindered = useHindrance() !== null;
  return (
    <section className="extract-columns" aria-label={`Columns of ${entry.name}`}>
      <h3>Columns of {entry.name} that can be deleted</h3>
      {entry.columns.length === 0 ? (
        <p className="quiet-words">None: it holds only what every extract needs.</p>
      ) : (
        <ul>
          {entry.columns.map((column) => (
            <li key={column.code}>
              <span>{column.label}</span>
              <DialogButton
                label="Delete …"
                name={`Delete ${column.label} from ${entry.name}`}
                className="quiet"
                isDisabled={isHindered}
              >
                {(close) => <DeleteForm part={part} entry={entry} column={column} close={close} />}
              </DialogButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
