import type { Filters } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { Axis } from '../cube/axis.ts';

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

function checkCodes({ categories, noun }: Axis, codes: unknown): void {
  const known = `Known: ${categories.map(({ code }) => code).join(', ')}.`;
  if (!Array.isArray(codes)) refuse(`A filter on ${noun} is not a list of codes.`, known);
  const held = new Set(categories.map(({ code }) => code));
  if (codes.every((code) => held.has(code))) return;
  refuse(`A filter on ${noun} names a code that this extract and definition do not have.`, known);
}

/** Filters that name dimensions and codes that exist; throws a {@link Refusal} (usage). */
export function checkFilters(filters: Filters, axes: readonly Axis[]): Filters {
  for (const [dimension, codes] of Object.entries(filters)) {
    const axis = axes.find((entry) => entry.dimension === dimension);
    if (axis === undefined) {
      const known = axes.map((entry) => entry.dimension).join(', ');
      refuse('A filter is on something that is no dimension.', `Known: ${known}.`);
    }
    checkCodes(axis, codes);
  }
  return filters;
}
