import { useState } from 'react';
import { Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { type ChartKind, type ChartSpec, chartKinds } from '../../analytics/contract/host.ts';
import { useAnswer } from '../client/use-answer.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { FigureBoundary } from '../components/FigureBoundary.tsx';
import { FigureNote } from '../components/FigureNote.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { useTable } from '../components/use-table.ts';
import { type Session, useSession } from '../state/session.tsx';
import { specOf } from '../state/spec.ts';
import { Preview } from './save/Preview.tsx';
import { SaveButtons } from './save/SaveButtons.tsx';

const figures: Readonly<Record<ChartKind, string>> = {
  heat: 'Segments by quintile',
  pyramid: 'Ages and sexes',
  map: 'Map of LCPs',
  rank: 'LCPs in order',
  waterfall: 'Matched, claimed and lost',
};

function canDraw({ extract }: Session, chart: ChartKind): boolean {
  if (chart === 'heat') return extract?.deprivation != null;
  if (chart === 'map') return extract?.hasShapes === true;
  if (chart === 'rank') return extract?.dimensions.lcp !== undefined;
  return true;
}

function Paper({ spec }: { spec: ChartSpec | null }) {
  const asked = useTable(spec);
  const shapes = useAnswer('places.shapes', spec?.chart === 'map' ? { level: 'lcp' } : null);
  const failed = [asked, shapes].find(({ status }) => status === 'problem');
  if (failed?.status === 'problem') {
    return (
      <ProblemList
        title="This figure could not be drawn."
        problems={failed.problems}
        onRetry={failed.retry}
      />
    );
  }
  const isWaiting = spec?.chart === 'map' && shapes.answer === null;
  if (spec === null || asked.answer === null || isWaiting) {
    return <div className="skeleton skeleton-paper">Drawing …</div>;
  }
  return (
    <div className={asked.status === 'asking' ? 'is-asking' : undefined}>
      <FigureBoundary>
        <Preview spec={spec} table={asked.answer} shapes={shapes.answer} />
      </FigureBoundary>
      <FigureNote table={asked.answer} />
    </div>
  );
}

function Stated() {
  const { policy } = useSession();
  if (policy === null) return null;
  return policy.working ? (
    <p className="stated stated-working">
      <strong>Working numbers.</strong> Every file is stamped WORKING and logged. For a file that
      may be passed on, choose Release above.
    </p>
  ) : (
    <p className="stated">
      <strong>{policy.title}.</strong> {policy.sentence}
    </p>
  );
}

/** What can be saved, as it will look, and under which rule. */
export function SaveView() {
  const session = useSession();
  const { state, change, extract } = session;
  const [title, setTitle] = useState('');
  const chart = canDraw(session, state.saving) ? state.saving : 'pyramid';
  const plain = specOf(session, chart);
  const spec = plain === null || title.trim() === '' ? plain : { ...plain, title: title.trim() };
  if (extract === null) {
    return (
      <>
        <div className="view-head">
          <h1>Save</h1>
        </div>
        <EmptyState title="Nothing to save yet" next={{ view: 'import', label: 'Open an extract' }}>
          Figures and their tables are saved from here, small numbers protected.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className="view-head">
        <h1>Save</h1>
      </div>
      <div className="save">
        <div className="save-what">
          <RadioGroup
            className="save-figures"
            value={chart}
            onChange={(value) => {
              setTitle('');
              change({ kind: 'prepare-file', chart: value as ChartKind });
            }}
          >
            <Label className="field-label">Figure</Label>
            {chartKinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                className="save-figure"
                isDisabled={!canDraw(session, kind)}
              >
                {figures[kind]}
              </Radio>
            ))}
          </RadioGroup>
          <TextField className="field" value={title} onChange={setTitle}>
            <Label className="field-label">Title, if not the figure’s own</Label>
            <Input />
          </TextField>
          <Stated />
          <SaveButtons key={JSON.stringify(spec)} spec={spec} />
        </div>
        <Paper key={chart} spec={spec} />
      </div>
    </>
  );
}
