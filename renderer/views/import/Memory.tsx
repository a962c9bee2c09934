import { Button } from 'react-aria-components';
import { SaveAnswer } from '../../components/SaveAnswer.tsx';
import { mappingOf, takenFor } from '../../state/fields.ts';
import { useImport } from '../../state/import-session.tsx';
import { counted } from '../../words/counted.ts';

/** The mapping that files with these columns were last loaded with, and the way back to the proposal. */
function LastTime() {
  const { state, follow } = useImport();
  if (state.remembered === null) return null;
  const busy = state.stage !== 'ready';
  if (!state.followsMemory) {
    return (
      <p className="memory" role="status">
        Files with these columns were loaded before.{' '}
        <Button className="button" isDisabled={busy} onPress={() => follow(true)}>
          Use the mapping of last time
        </Button>
      </p>
    );
  }
  const columns = state.inspection?.columns ?? [];
  const changed = columns.filter((column) => takenFor(state, column).by === 'memory').length;
  const told =
    changed === 0
      ? 'It is the same as what is proposed now.'
      : `${counted(changed, 'column')} ${changed === 1 ? 'differs' : 'differ'} from what is proposed now.`;
  return (
    <p className="memory" role="status">
      <span>
        <strong>The mapping of last time is in force.</strong> {told}
      </span>{' '}
      <Button className="button" isDisabled={busy} onPress={() => follow(false)}>
        Use the proposal instead
      </Button>
    </p>
  );
}

/** What is remembered of these files, and the mapping as a file of its own. */
export function Memory() {
  const { state } = useImport();
  return (
    <>
      <div className="mapping-tools">
        <h3>Columns</h3>
        <SaveAnswer
          isDisabled={state.stage !== 'ready'}
          options={[{ id: 'yaml', label: 'Save mapping …' }]}
          save={(host) => host.saveMapping(mappingOf(state))}
        />
      </div>
      <LastTime />
    </>
  );
}
