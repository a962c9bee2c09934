import type { Mark } from '../charts/svg.ts';
import type { Picked } from './window-state.ts';

/**
 * What a click on a mark filters by; null for marks that are explained and filter nothing: a second
 * segment, the figures of a gap, and combinations, which only the table that names their conditions
 * knows.
 */
export function pickedOf({ dimension, code }: Pick<Mark, 'dimension' | 'code'>): Picked | null {
  if (dimension === 'other_segment' || dimension === 'statistic') return null;
  if (dimension === 'combination') return null;
  return { dimension, code };
}
