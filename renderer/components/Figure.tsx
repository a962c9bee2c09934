import { type ReactNode, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ChartKind, ChartSpec } from '../../analytics/contract/host.ts';
import type { Shapes } from '../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { useSession } from '../state/session.tsx';
import { selectedOn, specOf } from '../state/spec.ts';
import type { Picked } from '../state/window-state.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { chartByKind } from './chart-by-kind.ts';
import { FigureBoundary } from './FigureBoundary.tsx';
import { FigureNote } from './FigureNote.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Segmented } from './Segmented.tsx';
import { TableTwin } from './TableTwin.tsx';
import { useTable } from './use-table.ts';
import { useWidth } from './use-width.ts';

interface FigureProps {
  readonly chart: ChartKind;
  /** What stands above the figure while it has no title of its own. */
  readonly heading: string;
  readonly controls?: ReactNode;
  readonly shapes?: Shapes | null;
  readonly linked?: Picked | null;
  readonly onPoint?: (picked: Picked | null) => void;
}

const ignore = () => undefined;

function Plot(props: FigureProps & { readonly table: ReleasedTable; readonly width: number }) {
  const { chart, table, width, shapes, linked = null, onPoint = ignore } = props;
  const session = useSession();
  const { theme, change } = session;
  const selected = selectedOn(session, chart);
  const selection = selected.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `selection` stands for `selected`
  const drawing = useMemo(
    () =>
      chartByKind[chart](table, {
        width,
        theme,
        frame: false,
        selected,
        ...(shapes == null ? {} : { shapes }),
      }),
    [chart, table, width, theme, shapes, selection],
  );
  return (
    <ChartCanvas
      drawing={drawing}
      selected={selected}
      linked={linked}
      onPick={(picked) => change({ kind: 'toggle-filter', picked })}
      onPoint={onPoint}
    />
  );
}

function isBare(table: ReleasedTable): boolean {
  return table.table.numRows === 0;
}

function Body(props: FigureProps & { readonly isTable: boolean; readonly spec: ChartSpec | null }) {
  const { chart, heading, isTable, spec, shapes } = props;
  const { change } = useSession();
  const asked = useTable(spec);
  const { ref, width } = useWidth<HTMLDivElement>();
  const table = asked.answer;
  const isWaiting = table === null || width === null || shapes === null;
  return (
    <div
      ref={ref}
      className={asked.status === 'asking' ? 'figure-body is-asking' : 'figure-body'}
      aria-busy={asked.status === 'asking'}
    >
      {asked.status === 'problem' ? (
        <ProblemList
          title="These numbers could not be counted."
          problems={asked.problems}
          onRetry={asked.retry}
        />
      ) : isWaiting ? (
        <div className={`skeleton skeleton-${chart}`}>Counting …</div>
      ) : isBare(table) ? (
        <div className="figure-bare">
          <p>Nobody is left under these filters.</p>
          <Button className="button" onPress={() => change({ kind: 'clear-filter' })}>
            Clear the filters
          </Button>
        </div>
      ) : (
        <>
          {isTable ? (
            <TableTwin table={table} title={heading} />
          ) : (
            <FigureBoundary key={chart}>
              <Plot {...props} table={table} width={width} />
            </FigureBoundary>
          )}
          <FigureNote table={table} />
        </>
      )}
    </div>
  );
}

const faces = [
  { id: 'chart', label: 'Chart' },
  { id: 'table', label: 'Table' },
] as const;

/** One chart of the view with its table twin, its rule, and the way to a file. */
export function Figure(props: FigureProps) {
  const { chart, heading, controls } = props;
  const session = useSession();
  const [face, setFace] = useState<'chart' | 'table'>('chart');
  const spec = specOf(session, chart);
  const id = useId();
  return (
    <section className={`figure figure-${chart}`} aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{heading}</h2>
        <div className="figure-tools">
          {controls}
          <Segmented label={`Show ${heading} as`} value={face} options={faces} onChoose={setFace} />
          <Button
            className="button"
            onPress={() => session.change({ kind: 'prepare-file', chart })}
          >
            Save …
          </Button>
        </div>
      </div>
      <Body {...props} isTable={face === 'table'} spec={spec} />
    </section>
  );
}
