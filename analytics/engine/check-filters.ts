import { type Filters, isDimension } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { Axis } from '../cube/axis.ts';

/** Filters that name dimensions and codes that exist; throws a {@link Refusal} (usage). */
export function checkFilters(filters: Filters, axes: readonly Axis[]): Filters {
  for (const [dimension, codes] of Object.entries(filters)) {
    const axis = axes.find((entry) => entry.dimension === dimension);
    const unknown = isDimension(dimension)
      ? codes.find((code) => !axis?.categories.some((category) => category.code === code))
      : dimension;
    if (unknown !== undefined) {
      throw new Refusal({
        code: 'usage',
        reason: `A filter names "${unknown}", which this extract and definition do not have.`,
        hint: `Known there: ${(axis?.categories ?? axes.map((entry) => ({ code: entry.dimension }))).map(({ code }) => code).join(', ')}.`,
      });
    }
  }
  return filters;
}
