import { Button, Input, Label, Text, TextField } from 'react-aria-components';
import type { Inspection } from '../../../analytics/contract/extract.ts';
import { ageFrom, loadedBy, twiceTaken } from '../../state/fields.ts';
import { undecided } from '../../state/identifiers.ts';
import { useImport } from '../../state/import-session.tsx';
import { type ImportState, waitingFiles } from '../../state/import-state.ts';
import { counted } from '../../words/counted.ts';
import { Busy } from './Busy.tsx';

const noAge = 'Held back: no column gives an age.';

/** Why the load is kept back, in a sentence; null where nothing keeps it. */
export function heldBack(state: ImportState): string | null {
  const [waiting] = waitingFiles(state);
  if (waiting !== undefined) return `Held back: ${waiting.name} is not looked at yet.`;
  const open = undecided(state);
  if (open.length > 0) {
    const [first] = open;
    return open.length === 1
      ? `Held back: ${first?.column} may name people and is not decided.`
      : `Held back: ${counted(open.length, 'column')} may name people and are not decided.`;
  }
  const from = ageFrom(state);
  if (from === null) return noAge;
  if (from === 'birth_year' && state.asAt === '') {
    return 'Held back: an age follows from a year of birth once the as-at date is given.';
  }
  return twiceTaken(state).size > 0 ? 'Held back: one field is chosen for two columns.' : null;
}

/** The date of the extract, and the step that loads it. */
export function LoadFoot({ inspection }: { inspection: Inspection }) {
  const { state, date, load, restart, toFields } = useImport();
  const why = heldBack(state);
  const { rows, people } = loadedBy(state, inspection);
  return (
    <div className="load-foot">
      <Busy />
      <div className="confirm-foot">
        <TextField className="field" value={state.asAt} onChange={date}>
          <Label className="field-label">As-at date of the extract</Label>
          <Input type="date" />
          {state.asAt !== '' && state.asAt === inspection.namedDate ? (
            <Text slot="description" className="quiet-words">
              Proposed: it stands in the file’s name.
            </Text>
          ) : null}
        </TextField>
        <p className="twice" role="status">
          {why}
        </p>
        {why === noAge ? (
          <Button className="button" onPress={toFields}>
            Choose its column
          </Button>
        ) : null}
        <Button className="button" isDisabled={state.stage === 'loading'} onPress={restart}>
          Start over
        </Button>
        <Button
          className="button button-first"
          isDisabled={state.stage !== 'ready' || why !== null}
          onPress={load}
        >
          Load {people === null ? counted(rows, 'row') : counted(people, 'person', 'people')}
        </Button>
      </div>
    </div>
  );
}
