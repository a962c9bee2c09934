import { Input, Label, TextField } from 'react-aria-components';
import type { ExtractSummary } from '../../../analytics/contract/extract.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { figureNames } from '../../state/figures.ts';
import { useSession } from '../../state/session.tsx';
import { specOf } from '../../state/spec.ts';
import { lackOf } from '../../words/lack.ts';
import { FigureChoice } from './FigureChoice.tsx';
import { Paper } from './Paper.tsx';
import { Refused } from './Refused.tsx';
import { RegisterNotice } from './RegisterNotice.tsx';
import { SaveButtons } from './SaveButtons.tsx';
import { useSaving } from './use-saving.ts';

/** The policy that the file follows; working figures are never passed off as released ones. */
function Stated() {
  const { policy, policies } = useSession();
  if (policy === null) return null;
  const locked = policies.find((one) => one.locked);
  if (policy.working && locked !== undefined) {
    return (
      <p className="stated stated-working">
        <strong>Working figures.</strong> They cannot be saved: nothing leaves this program but
        under {locked.title}. Choose Release above.
      </p>
    );
  }
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

interface FilePartProps {
  readonly extract: ExtractSummary;
  readonly title: string;
  readonly setTitle: (title: string) => void;
}

/** A figure, its title and its policy, and the file that they make. */
export function FilePart({ extract, title, setTitle }: FilePartProps) {
  const session = useSession();
  const measures = session.measures.answer?.length ?? null;
  const possible = figureNames.find((name) => lackOf(extract, name, measures) === null);
  const figure = session.state.saving ?? possible ?? 'waterfall';
  const lack = lackOf(extract, figure, measures);
  const plain = lack === null ? specOf(session, figure) : null;
  const spec = plain === null || title.trim() === '' ? plain : { ...plain, title: title.trim() };
  const saving = useSaving(spec);
  const isShut = session.workspace.answer?.register === 'shut';
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
        {session.policy?.working ? <Stated /> : null}
        {isShut ? <RegisterNotice /> : null}
        <SaveButtons saving={saving} isReady={spec !== null && !isShut} />
        {session.policy?.working ? null : <Stated />}
      </div>
      <div className="save-paper">
        <Refused saving={saving} />
        {lack === null ? (
          <Paper key={figure} spec={spec} outcome={saving.outcome} />
        ) : (
          <EmptyState title={lack} next={{ view: 'import', label: 'Import it with the extract' }}>
            This figure cannot be drawn without it. Choose another, or import the extract again with
            what is missing.
          </EmptyState>
        )}
      </div>
    </div>
  );
}
