import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import type { ChartKind } from '../../analytics/contract/host.ts';

/** What an extract lacks for a chart, as a sentence; null where the chart can be drawn. */
export function lackOf(extract: ExtractSummary, chart: ChartKind): string | null {
  const { dimensions, deprivation, hasShapes } = extract;
  switch (chart) {
    case 'heat':
      return deprivation === null || dimensions.quintile === undefined
        ? 'No deprivation in this extract.'
        : null;
    case 'pyramid':
      if (dimensions.sex === undefined) return 'Sex is not held in this extract.';
      return dimensions.age_band === undefined ? 'Age is not held in this extract.' : null;
    case 'map':
      if (dimensions.lcp === undefined) return 'No LCP in this extract.';
      return hasShapes ? null : 'No boundaries with this extract.';
    case 'rank':
      return dimensions.lcp === undefined ? 'No LCP in this extract.' : null;
    case 'waterfall':
      return null;
  }
}
