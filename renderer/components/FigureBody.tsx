import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { type ReleasedTable, releasedRows } from '../../analytics/contract/released.ts';
import { draw } from '../charts/draw.ts';
import { isTableAsk, tableAsk } from '../charts/table-for-chart.ts';
import { chartOf } from '../state/figures.ts';
import { partsOf } from '../state/merges.ts';
import { pickedOf } from '../state/picked.ts';
import { useSession } from '../state/session.tsx';
import { selectedOn, specOf } from '../state/spec.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { FigureBoundary } from './FigureBoundary.tsx';
import { FigureNote } from './FigureNote.tsx';
import type { FigureProps } from './figure-props.ts';
import { ProblemList } from './ProblemList.tsx';
import { TableTwin } from './TableTwin.tsx';
import { useTable } from './use-table.ts';
import { useWidth } from './use-width.ts';
import { WhatToMerge } from './WhatToMerge.tsx';

type Drawn = FigureProps & { readonly table: ReleasedTable };

const ignore = () => undefined;

function Plot(props: Drawn & { readonly width: number }) {
  const { figure, table, width, shapes, linked = null, onPoint = ignore } = props;
  const session = useSession();
  const { theme, change } = session;
  const selected = selectedOn(session, figure);
  const selection = selected.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `selection` stands for `selected`
  const drawing = useMemo(() => {
    const outlines = shapes == null ? {} : { shapes };
    return draw(chartOf(figure), table, { width, theme, frame: false, selected, ...outlines });
  }, [figure, table, width, theme, shapes, selection]);
  return (
    <ChartCanvas
      drawing={drawing}
      selected={selected}
      linked={linked}
      onPick={(mark) => {
        const picked = pickedOf(mark);
        if (picked === null) return;
        for (const code of partsOf(session.state.merge, picked.dimension, picked.code)) {
          change({ kind: 'toggle-filter', picked: { ...picked, code } });
        }
      }}
      onPoint={(mark) => onPoint(mark === null ? null : pickedOf(mark))}
    />
  );
}

/** Whether nobody at all is counted: no row, or none with anybody in it. */
function isBare(table: ReleasedTable): boolean {
  return releasedRows(table).every(
    ({ status, count, denominator }) =>
      (status === 'not-available' && (denominator ?? count ?? 0) === 0) ||
      (status === 'shown' && (denominator ?? count) === 0),
  );
}

function Nobody() {
  const { change } = useSession();
  return (
    <div className="figure-bare">
      <p>Nobody is left under these filters.</p>
      <Button className="button" onPress={() => change({ kind: 'clear-filter' })}>
        Clear the filters
      </Button>
    </div>
  );
}

/** The way to what to merge in a figure that a table is asked for. */
function Remedy({ figure, heading }: Pick<FigureProps, 'figure' | 'heading'>) {
  const spec = specOf(useSession(), figure);
  const ask = spec === null ? null : tableAsk(spec);
  return ask !== null && isTableAsk(ask) ? <WhatToMerge ask={ask} heading={heading} /> : null;
}

function Shown(props: Drawn & { readonly isTable: boolean; readonly width: number }) {
  const { figure, heading, isTable, table } = props;
  const chart = chartOf(figure);
  if (isBare(table)) return <Nobody />;
  return (
    <>
      {isTable ? (
        <TableTwin table={table} title={heading} isRanked={chart === 'rank' || chart === 'map'} />
      ) : (
        <FigureBoundary key={figure}>
          <Plot {...props} />
        </FigureBoundary>
      )}
      <FigureNote table={table} isCounted remedy={<Remedy figure={figure} heading={heading} />} />
    </>
  );
}

/** What a figure shows as a chart or as a table; while they are asked for, the last ones pale. */
export function FigureBody(props: FigureProps & { readonly isTable: boolean }) {
  const { figure, shapes } = props;
  const asked = useTable(specOf(useSession(), figure));
  const { ref, width } = useWidth<HTMLDivElement>();
  const isAsking = asked.status === 'asking';
  const isWaiting = asked.answer === null || width === null || shapes === null;
  return (
    <div ref={ref} className={isAsking ? 'is-asking' : undefined} aria-busy={isAsking}>
      {asked.status === 'problem' ? (
        <ProblemList
          title="These figures could not be counted."
          problems={asked.problems}
          onRetry={asked.retry}
        />
      ) : isWaiting ? (
        <div className={`skeleton skeleton-${figure}`}>Counting …</div>
      ) : (
        <Shown {...props} table={asked.answer} width={width} />
      )}
    </div>
  );
}
