import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { figureNames } from '../state/figures.ts';
import { useSession } from '../state/session.tsx';
import { specOf } from '../state/spec.ts';
import { lackOf } from '../words/lack.ts';
import { FigureChoice } from './save/FigureChoice.tsx';
import { Paper } from './save/Paper.tsx';
import { SaveButtons } from './save/SaveButtons.tsx';

/** The policy that the file follows; working figures are never passed off as released ones. */
function Stated() {
  const { policy } = useSession();
  if (policy === null) return null;
  return policy.working ? (
    <p className="stated stated-working">
      <strong>Working figures.</strong> Every file is stamped. For a file that may be passed on,
      choose Release above.
    </p>
  ) : (
    <p className="stated">
      <strong>{policy.title}.</strong> {policy.sentence}
    </p>
  );
}

function Saving({ extract }: { extract: ExtractSummary }) {
  const session = useSession();
  const [title, setTitle] = useState('');
  const measures = session.measures.answer?.length ?? null;
  const possible = figureNames.find((name) => lackOf(extract, name, measures) === null);
  const figure = session.state.saving ?? possible ?? 'waterfall';
  const lack = lackOf(extract, figure, measures);
  const plain = lack === null ? specOf(session, figure) : null;
  const spec = plain === null || title.trim() === '' ? plain : { ...plain, title: title.trim() };
  return (
    <div className="save">
      <div className="save-what">
        <FigureChoice
          extract={extract}
          measures={measures}
          value={figure}
          onChoose={(chosen) => {
            setTitle('');
            session.change({ kind: 'prepare-file', figure: chosen });
          }}
        />
        <TextField className="field" value={title} onChange={setTitle}>
          <Label className="field-label">Title, if not the figure’s own</Label>
          <Input />
        </TextField>
        <Stated />
        <SaveButtons key={JSON.stringify(spec)} spec={spec} />
      </div>
      {lack === null ? (
        <Paper key={figure} spec={spec} />
      ) : (
        <EmptyState title={lack} next={{ view: 'import', label: 'Import it with the extract' }}>
          This figure cannot be drawn without it. Choose another, or import the extract again with
          what is missing.
        </EmptyState>
      )}
    </div>
  );
}

/** What can be saved, as it will look, and under which policy. */
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
        <Saving extract={extract} />
      )}
    </>
  );
}
