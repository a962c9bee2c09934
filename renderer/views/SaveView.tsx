import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSession } from '../state/session.tsx';
import { specOf } from '../state/spec.ts';
import { canDraw, FigureChoice } from './save/FigureChoice.tsx';
import { Paper } from './save/Paper.tsx';
import { SaveButtons } from './save/SaveButtons.tsx';

/** The rule that the file follows; working numbers are never passed off as released ones. */
function Stated() {
  const { policy } = useSession();
  if (policy === null) return null;
  return policy.working ? (
    <p className="stated stated-working">
      <strong>Working numbers.</strong> Every file is stamped. For a file that may be passed on,
      choose Release above.
    </p>
  ) : (
    <p className="stated">
      <strong>{policy.title}.</strong> {policy.sentence}
    </p>
  );
}

function Saving() {
  const session = useSession();
  const [title, setTitle] = useState('');
  const chart = canDraw(session, session.state.saving) ? session.state.saving : 'pyramid';
  const plain = specOf(session, chart);
  const spec = plain === null || title.trim() === '' ? plain : { ...plain, title: title.trim() };
  return (
    <div className="save">
      <div className="save-what">
        <FigureChoice
          value={chart}
          onChoose={(chosen) => {
            setTitle('');
            session.change({ kind: 'prepare-file', chart: chosen });
          }}
        />
        <TextField className="field" value={title} onChange={setTitle}>
          <Label className="field-label">Title, if not the figure’s own</Label>
          <Input />
        </TextField>
        <Stated />
        <SaveButtons key={JSON.stringify(spec)} spec={spec} />
      </div>
      <Paper key={chart} spec={spec} />
    </div>
  );
}

/** What can be saved, as it will look, and under which rule. */
export function SaveView() {
  const { extract } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Save</h1>
      </div>
      {extract === null ? (
        <EmptyState title="Nothing to save yet" next={{ view: 'import', label: 'Open an extract' }}>
          Figures and their tables are saved from here, small numbers protected.
        </EmptyState>
      ) : (
        <Saving />
      )}
    </>
  );
}
