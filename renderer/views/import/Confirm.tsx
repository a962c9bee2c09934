import { Button, Input, Label, TextField } from 'react-aria-components';
import { formatCount } from '../../charts/number-format.ts';
import { useImport } from '../../state/import-session.tsx';
import { ColumnTable } from './ColumnTable.tsx';

/** What the files hold, before anything is loaded: to confirm or to put right. */
export function Confirm() {
  const { state, date, load, restart } = useImport();
  const { inspection, stage } = state;
  if (inspection === null) return null;
  const used = inspection.columns.filter(({ column, field }) => {
    const own = state.chosen[column];
    return (own === undefined ? field : own) !== null;
  });
  return (
    <section className="confirm" aria-label="What the extract holds">
      <h2>What the extract holds</h2>
      <p>
        {formatCount(inspection.rows)} rows, {inspection.columns.length} columns; {used.length} of
        them are used and the rest are kept out. Nothing is loaded yet.
      </p>
      {inspection.remarks.length === 0 ? null : (
        <ul className="remarks">
          {inspection.remarks.map((remark) => (
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
        <Button className="button" isDisabled={stage === 'loading'} onPress={restart}>
          Start over
        </Button>
        <Button className="button button-first" isDisabled={stage !== 'ready'} onPress={load}>
          Load {formatCount(inspection.rows)} rows
        </Button>
      </div>
    </section>
  );
}
