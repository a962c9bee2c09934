import { Button, Input, Label, TextField } from 'react-aria-components';
import { formatCount } from '../../charts/number-format.ts';
import { useImport } from '../../state/import-session.tsx';
import { fieldOf, twiceChosen } from '../../state/import-state.ts';
import { useArrival } from '../../state/use-arrival.ts';
import { ColumnTable } from './ColumnTable.tsx';

/** The engine's count is of the columns as proposed; the line above follows what is chosen. */
const countsKeptOut = /columns? kept out\.$/;

/** What the files hold, before anything is loaded: to confirm or to put right. */
export function Confirm() {
  const { state, date, load, restart } = useImport();
  const heading = useArrival<HTMLHeadingElement>('columns');
  const { inspection, stage } = state;
  if (inspection === null) return null;
  const used = inspection.columns.filter((column) => fieldOf(state, column) !== null).length;
  const out = inspection.columns.length - used;
  const remarks = inspection.remarks.filter((remark) => !countsKeptOut.test(remark));
  const isTwice = twiceChosen(state).size > 0;
  return (
    <section className="confirm" aria-label="What the extract holds">
      <h2 ref={heading} tabIndex={-1}>
        What the extract holds
      </h2>
      <p>
        {formatCount(inspection.rows)} rows, {inspection.columns.length}{' '}
        {inspection.columns.length === 1 ? 'column' : 'columns'}: {used} used, {out} kept out.
        Nothing is loaded yet.
      </p>
      {remarks.length > 0 && Object.keys(state.chosen).length > 0 ? (
        <p className="quiet-words">Of the columns as they were proposed:</p>
      ) : null}
      {remarks.length === 0 ? null : (
        <ul className="remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <ColumnTable inspection={inspection} />
      <div className="confirm-foot">
        <TextField className="field" value={state.asAt} onChange={date}>
          <Label className="field-label">As-at date of the extract</Label>
          <Input type="date" />
        </TextField>
        {isTwice ? <p className="twice">One field is chosen for two columns.</p> : null}
        <Button className="button" isDisabled={stage === 'loading'} onPress={restart}>
          Start over
        </Button>
        <Button
          className="button button-first"
          isDisabled={stage !== 'ready' || isTwice}
          onPress={load}
        >
          Load {formatCount(inspection.rows)} rows
        </Button>
      </div>
    </section>
  );
}
