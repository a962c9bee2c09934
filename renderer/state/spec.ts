import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { ChartKind, ChartSpec } from '../../analytics/contract/host.ts';
import { without } from './filters.ts';
import type { Session } from './session.tsx';

/** What each chart breaks its numbers down by: on these it marks the selection, and is not filtered. */
const ownDimensions: Readonly<Record<ChartKind, readonly Dimension[]>> = {
  heat: ['segment', 'quintile'],
  pyramid: ['age_band', 'sex'],
  map: ['lcp'],
  rank: ['lcp'],
  waterfall: ['segment'],
};

/**
 * The map's measure in force: until one is chosen, the prevalence of the first condition held, since
 * counts show where people are many. A share of segments needs segments to be chosen.
 */
export function mapMeasure({ state, extract }: Session): string {
  const { mapMeasure: chosen, filters } = state;
  const isBare = chosen === 'share:segment' && filters.segment === undefined;
  if (chosen !== null && !isBare) return chosen;
  const first = extract?.conditions[0];
  return first === undefined ? 'people' : `prevalence:${first.code}`;
}

function measureOf(session: Session, chart: ChartKind): string | undefined {
  switch (chart) {
    case 'heat':
      return session.state.heatMeasure;
    case 'pyramid':
      return 'people';
    case 'map':
    case 'rank':
      return mapMeasure(session);
    case 'waterfall':
      return undefined;
  }
}

/** A chart of the present view as data: what is drawn on screen, and what is handed over to save. */
export function specOf(session: Session, chart: ChartKind): ChartSpec | null {
  const { definition, policy, extract, state } = session;
  if (definition === null || policy === null || extract === null) return null;
  const filters = without(state.filters, ownDimensions[chart]);
  const measure = measureOf(session, chart);
  return {
    chart,
    definition,
    policy: policy.id,
    filters,
    ...(measure === undefined ? {} : { measure }),
  };
}

/** Codes that a chart marks as selected. */
export function selectedOn({ state }: Session, chart: ChartKind): string[] {
  return ownDimensions[chart].flatMap((dimension) => state.filters[dimension] ?? []);
}
