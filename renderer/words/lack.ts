import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import type { FigureName } from '../state/figures.ts';

/**
 * What an extract lacks for a figure, as a sentence; null where it can be drawn. How many measures it
 * gives is left out, or null, where that is not known yet.
 */
export function lackOf(
  extract: ExtractSummary,
  figure: FigureName,
  measures: number | null = null,
): string | null {
  const { dimensions, deprivation, hasShapes } = extract;
  switch (figure) {
    case 'heat':
      return deprivation === null || dimensions.quintile === undefined
        ? 'No deprivation in this extract.'
        : null;
    case 'pyramid':
      if (dimensions.sex === undefined) return 'Sex is not held in this extract.';
      return dimensions.age_band === undefined ? 'Age is not held in this extract.' : null;
    case 'measure':
      return measures === 0 ? 'No measure can be given of this extract.' : null;
    case 'curve':
      if (measures === 0) return 'No measure can be given of this extract.';
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
