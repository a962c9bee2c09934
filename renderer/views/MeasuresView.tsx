import { Answered } from '../components/Answered.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Figure } from '../components/Figure.tsx';
import { type Measured, measuredIn } from '../state/measured.ts';
import { useSession } from '../state/session.tsx';
import { dimensionPhrase } from '../words/dimension.ts';
import { lackOf } from '../words/lack.ts';
import { formSuffix } from '../words/measure.ts';
import { GapPart } from './measures/GapPart.tsx';
import { MeasureChoices } from './measures/MeasureChoices.tsx';
import { MethodPart } from './measures/MethodPart.tsx';

function Curve({ measured: { measure, form } }: { measured: Measured }) {
  const { extract } = useSession();
  if (extract === null || lackOf(extract, 'curve') !== null) return null;
  const lines = extract.dimensions.quintile === undefined ? '' : ' and deprivation quintile';
  const isCrude = form === 'crude';
  return (
    <Figure figure="curve" heading={`${measure.label} by age${lines}${isCrude ? '' : ', crude'}`} />
  );
}

function Shown({ measured }: { measured: Measured }) {
  const { measure, form, by } = measured;
  return (
    <>
      <MeasureChoices measured={measured} />
      <div className="measures">
        <Figure
          figure="measure"
          heading={`${measure.label} by ${dimensionPhrase(by)}${formSuffix(form)}`}
        />
        <Curve measured={measured} />
        <GapPart />
        <MethodPart />
      </div>
    </>
  );
}

function NoMeasure() {
  return (
    <EmptyState
      title="No measure in this extract"
      next={{ view: 'import', label: 'Check its columns' }}
    >
      A measure needs a condition, a risk or the use of services for each person. None of the
      extract’s columns was taken for one.
    </EmptyState>
  );
}

function Measures() {
  const session = useSession();
  const measured = measuredIn(session);
  return (
    <Answered
      asked={session.measures}
      waiting="Looking which measures there are"
      refused="The measures could not be listed."
    >
      {() => (measured === null ? <NoMeasure /> : <Shown measured={measured} />)}
    </Answered>
  );
}

/** One measure with all that can be asked of it: by group, over age, how far apart, and how it is made. */
export function MeasuresView() {
  const { extract } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Measures</h1>
      </div>
      {extract === null ? (
        <EmptyState
          title="Nothing to measure yet"
          next={{ view: 'import', label: 'Open an extract' }}
        >
          Prevalence, risks and the use of services, crude and standardised for age, appear here
          once an extract is loaded.
        </EmptyState>
      ) : (
        <Measures />
      )}
    </>
  );
}
