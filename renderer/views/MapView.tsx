import { useState } from 'react';
import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Choice, type OptionGroup } from '../components/Choice.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Figure } from '../components/Figure.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { type Session, useSession } from '../state/session.tsx';
import { mapForm, mapMeasure } from '../state/spec.ts';
import type { Picked } from '../state/window-state.ts';
import { categoryLabel } from '../words/dimension.ts';
import { formLabels, formSuffix, measureGroups } from '../words/measure.ts';

/** Every measure, after those that only count people. */
function measuresOf(session: Session): OptionGroup[] {
  const chosen = session.state.filters.segment ?? [];
  const names = chosen.map((code) => categoryLabel(session, { dimension: 'segment', code }));
  const share =
    names.length === 0 ? [] : [{ id: 'share:segment', label: `Share in ${names.join(', ')} (%)` }];
  return [
    { label: '', options: [{ id: 'people', label: 'People' }, ...share] },
    ...measureGroups(session.measures.answer ?? []),
  ];
}

/** The measure on the map where it has forms; null where it only counts people. */
function mappedMeasure(session: Session): MeasureSummary | null {
  const measure = mapMeasure(session);
  return session.measures.answer?.find(({ id }) => id === measure) ?? null;
}

function FormChoice() {
  const session = useSession();
  const forms = mappedMeasure(session)?.forms ?? [];
  if (forms.length < 2) return null;
  return (
    <Choice
      label="Form"
      value={mapForm(session)}
      groups={[{ label: '', options: forms.map((id) => ({ id, label: formLabels[id] })) }]}
      onChoose={(id) => {
        const form = forms.find((each) => each === id);
        if (form !== undefined) session.change({ kind: 'form-map', form });
      }}
    />
  );
}

function MeasureChoice() {
  const session = useSession();
  return (
    <>
      <div className="map-choices">
        <Choice
          label="Measure"
          value={mapMeasure(session)}
          groups={measuresOf(session)}
          onChoose={(measure) => session.change({ kind: 'measure-map', measure })}
        />
        <FormChoice />
      </div>
      {session.state.filters.segment === undefined ? (
        <p>A filter on a segment adds “Share in …” to the measures.</p>
      ) : null}
    </>
  );
}

/** What the map shows, as its list of measures calls it. */
function measureLabel(session: Session): string {
  const measure = mappedMeasure(session);
  if (measure !== null) {
    const { label, unitLabel } = measure;
    const form = mapForm(session);
    return `${label}${form === 'indirect' ? '' : ` (${unitLabel})`}${formSuffix(form)}`;
  }
  const [plain] = measuresOf(session);
  const id = mapMeasure(session);
  return plain?.options.find((option) => option.id === id)?.label ?? id;
}

function Places() {
  const session = useSession();
  const { extract } = session;
  const [pointed, setPointed] = useState<Picked | null>(null);
  const shapes = useAnswer('places.shapes', extract?.hasShapes === true ? { level: 'lcp' } : null);
  return (
    <div className="places">
      {extract?.hasShapes !== true ? (
        <EmptyState title="No boundaries" next={{ view: 'import', label: 'Add boundaries' }}>
          The map needs the outlines of areas and a lookup from areas to LCPs. The ranked bars need
          neither.
        </EmptyState>
      ) : shapes.status === 'problem' ? (
        <ProblemList
          title="The outlines could not be read."
          problems={shapes.problems}
          onRetry={shapes.retry}
        />
      ) : (
        <Figure
          figure="map"
          heading={`${measureLabel(session)} by Local Care Partnership`}
          shapes={shapes.answer}
          linked={pointed}
          onPoint={setPointed}
        />
      )}
      <Figure figure="rank" heading="Ranked" linked={pointed} onPoint={setPointed} />
    </div>
  );
}

/** One measure on the LCP footprints, with every LCP in order beside it. */
export function MapView() {
  const { extract } = useSession();
  const isPlaced = extract?.dimensions.lcp !== undefined;
  return (
    <>
      <div className="view-head">
        <h1>Map</h1>
        {isPlaced ? <MeasureChoice /> : null}
      </div>
      {extract === null ? (
        <EmptyState title="Nobody to place yet" next={{ view: 'import', label: 'Open an extract' }}>
          The map of Local Care Partnerships appears here once an extract and its places are loaded.
        </EmptyState>
      ) : isPlaced ? (
        <Places />
      ) : (
        <EmptyState title="No LCP in this extract" next={{ view: 'import', label: 'Add a lookup' }}>
          People are placed by a lookup from practices or from areas to LCPs. This extract came
          without one.
        </EmptyState>
      )}
    </>
  );
}
