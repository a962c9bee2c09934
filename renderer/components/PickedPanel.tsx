import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { useAnswer } from '../client/use-answer.ts';
import { isKept, keptOf, without } from '../state/filters.ts';
import { formIn, measuredIn } from '../state/measured.ts';
import { type Session, useSession } from '../state/session.tsx';
import { formPart, mapForm, mapMeasure } from '../state/spec.ts';
import type { Picked } from '../state/window-state.ts';
import { categoryLabel, dimensionLabels } from '../words/dimension.ts';
import { Numbers } from './Numbers.tsx';
import { ProblemList } from './ProblemList.tsx';
import { SegmentSwatch } from './SegmentSwatch.tsx';
import { rowOf } from './use-people.ts';

/** What a category's own share is called, by whom it is a share of: its own filters are left out. */
function partLabel(filters: Filters, own: Dimension): string {
  if (filters[own] === undefined) return 'Part of the people selected';
  const others = keptOf(without(filters, [own]));
  return others.length === 0 ? 'Part of everybody counted' : 'Part of those in the other filters';
}

type Asks = Pick<TableAsk, 'measure' | 'form' | 'compare'>;

/** One category's row of a measure, under the filters on every other dimension. */
function MeasuredFor({ picked, asks }: { picked: Picked; asks: Asks }) {
  const session = useSession();
  const { definition, policy, state } = session;
  const { measure } = asks;
  const isOwn = measure === `share:${picked.dimension}`;
  const filters = without(state.filters, [picked.dimension]);
  const needed = measure === `share:segment` && picked.dimension !== 'segment';
  const asked = useAnswer(
    'table.release',
    definition === null || policy === null
      ? null
      : {
          ...asks,
          by: [picked.dimension],
          definition,
          policy: policy.id,
          filters: needed ? { ...filters, segment: state.filters.segment ?? [] } : filters,
        },
  );
  if (asked.status === 'problem') {
    return <ProblemList title="No figure." problems={asked.problems} onRetry={asked.retry} />;
  }
  if (asked.answer === null) return <p className="quiet-words">Counting …</p>;
  return (
    <Numbers
      table={asked.answer}
      row={rowOf(asked.answer, picked.code)}
      {...(isOwn ? { label: partLabel(state.filters, picked.dimension) } : {})}
    />
  );
}

const fifths: Readonly<Record<string, string>> = {
  '1': 'The most deprived fifth of areas',
  '2': 'The second most deprived fifth of areas',
  '3': 'The middle fifth of areas',
  '4': 'The second least deprived fifth of areas',
  '5': 'The least deprived fifth of areas',
};

function useMeaning({ dimension, code }: Picked): ReactNode {
  const { extract, explained } = useSession();
  switch (dimension) {
    case 'segment':
      return explained.answer?.english.segments.find(({ id }) => id === code)?.sentence ?? null;
    case 'quintile':
      return fifths[code] === undefined
        ? 'People whose area has no known deprivation quintile.'
        : `${fifths[code]}, by ${extract?.deprivation ?? 'the deprivation attached'}.`;
    case 'lcp':
      return extract?.place == null ? null : `People are placed as ${extract.place}.`;
    default:
      return null;
  }
}

/** The measure of the view, which is told of what was picked there; null where there is none. */
function furtherAsks(session: Session, { dimension }: Picked): Asks | null {
  const measured = session.state.view === 'measures' ? measuredIn(session) : null;
  if (measured !== null) {
    const { measure, form, compare } = measured;
    const isCompared = compare?.dimension === dimension;
    return {
      measure: measure.id,
      ...formPart(formIn(measure, form, dimension)),
      ...(isCompared ? { compare } : {}),
    };
  }
  const measure = mapMeasure(session);
  if (dimension !== 'lcp' || measure === 'people') return null;
  return { measure, ...formPart(mapForm(session)) };
}

/** What was clicked last: its meaning, its numbers with their interval, and the filter on it. */
export function PickedPanel({ picked }: { picked: Picked }) {
  const session = useSession();
  const { state, change, explained } = session;
  const kept = isKept(state.filters, picked);
  const meaning = useMeaning(picked);
  const place = explained.answer?.english.segments.findIndex(({ id }) => id === picked.code) ?? -1;
  const asks = furtherAsks(session, picked);
  return (
    <section className="panel">
      <p className="panel-kind">{dimensionLabels[picked.dimension]}</p>
      <h2>
        {picked.dimension === 'segment' && place >= 0 ? <SegmentSwatch index={place} /> : null}
        {categoryLabel(session, picked)}
      </h2>
      {meaning === null ? null : <p>{meaning}</p>}
      <MeasuredFor picked={picked} asks={{ measure: `share:${picked.dimension}` }} />
      {asks === null ? null : <MeasuredFor picked={picked} asks={asks} />}
      <Button className="button" onPress={() => change({ kind: 'toggle-filter', picked })}>
        {kept ? 'Remove this filter' : 'Filter by this'}
      </Button>
    </section>
  );
}
