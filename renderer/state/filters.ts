import { type Dimension, dimensions, type Filters } from '../../analytics/contract/dimensions.ts';
import type { Picked } from './window-state.ts';

/** Keeps a category if it was not kept, and lets it go if it was. */
export function toggled(filters: Filters, { dimension, code }: Picked): Filters {
  const kept = filters[dimension] ?? [];
  const next = kept.includes(code) ? kept.filter((other) => other !== code) : [...kept, code];
  return next.length === 0 ? without(filters, [dimension]) : { ...filters, [dimension]: next };
}

export function without(filters: Filters, left: readonly Dimension[]): Filters {
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const kept = filters[dimension];
      return kept === undefined || left.includes(dimension) ? [] : [[dimension, kept]];
    }),
  );
}

export function isKept(filters: Filters, { dimension, code }: Picked): boolean {
  return filters[dimension]?.includes(code) ?? false;
}

/** Every kept category in the order of the dimensions, for chips. */
export function keptOf(filters: Filters): Picked[] {
  return dimensions.flatMap((dimension) =>
    (filters[dimension] ?? []).map((code) => ({ dimension, code })),
  );
}
