import { EmptyState } from '../components/EmptyState.tsx';
import { Figure } from '../components/Figure.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { useSession } from '../state/session.tsx';
import { lackOf } from '../words/lack.ts';
import { CombinationsFigure } from './population/CombinationsFigure.tsx';

function HeatMeasure() {
  const { state, change } = useSession();
  return (
    <Segmented
      label="Measure"
      value={state.heatMeasure}
      options={[
        { id: 'share:segment', label: 'Share' },
        { id: 'people', label: 'People' },
      ]}
      onChoose={(measure) => change({ kind: 'measure-heat', measure })}
    />
  );
}

/** Segments by deprivation quintile, ages and sexes, and conditions together, under the filters. */
export function PopulationView() {
  const { extract } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Population</h1>
      </div>
      {extract === null ? (
        <EmptyState title="No population yet" next={{ view: 'import', label: 'Open an extract' }}>
          Segments by deprivation quintile, and an age-sex pyramid, appear here once an extract is
          loaded.
        </EmptyState>
      ) : (
        <div className="population">
          {lackOf(extract, 'heat') !== null ? (
            <EmptyState
              title="No deprivation attached"
              next={{ view: 'import', label: 'Add a deprivation table' }}
            >
              A table of segments by quintile needs an area for each person and a deprivation table
              for those areas.
            </EmptyState>
          ) : (
            <Figure
              figure="heat"
              heading="Segments by deprivation quintile"
              controls={<HeatMeasure />}
            />
          )}
          {lackOf(extract, 'pyramid') !== null ? (
            <EmptyState
              title="No pyramid"
              next={{ view: 'import', label: 'Import with age and sex' }}
            >
              {lackOf(extract, 'pyramid')} A pyramid needs an age and a sex for each person: check
              which columns they were read from, and import the extract again.
            </EmptyState>
          ) : (
            <Figure figure="pyramid" heading="Ages and sexes" />
          )}
          {extract.conditions.length < 2 ? null : <CombinationsFigure extract={extract} />}
        </div>
      )}
    </>
  );
}
