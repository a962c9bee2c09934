import { Button, Input, Label, TextField } from 'react-aria-components';
import { formatCount } from '../../charts/number-format.ts';
import { twiceTaken } from '../../state/fields.ts';
import { undecided } from '../../state/identifiers.ts';
import { useImport } from '../../state/import-session.tsx';
import type { ImportState } from '../../state/import-state.ts';
import { counted } from '../../words/counted.ts';
import { Busy } from './Busy.tsx';

/** Why the load is kept back, in a sentence; null where nothing keeps it. */
function heldBack(state: ImportState): string | null {
  const open = undecided(state);
  if (open.length > 0) {
    const [first] = open;
    return open.length === 1
      ? `Held back: ${first?.column} may name people and is not decided.`
      : `Held back: ${counted(open.length, 'column')} may name people and are not decided.`;
  }
  return twiceTaken(state).size > 0 ? 'Held back: one field is chosen for two columns.' : null;
}

/** The date of the extract, and the step that loads it. */
export function LoadFoot({ rows }: { rows: number }) {
  const { state, date, load, restart } = useImport();
  const why = heldBack(state);
  return (
    <div className="load-foot">
      <Busy />
      <div className="confirm-foot">
        <TextField className="field" value={state.asAt} onChange={date}>
          <Label className="field-label">As-at date of the extract</Label>
          <Input type="date" />
        </TextField>
        <p className="twice" role="status">
          {why}
        </p>
        <Button className="button" isDisabled={state.stage === 'loading'} onPress={restart}>
          Start over
        </Button>
        <Button
          className="button button-first"
          isDisabled={state.stage !== 'ready' || why !== null}
          onPress={load}
        >
          Load {formatCount(rows)} rows
        </Button>
      </div>
    </div>
  );
}
