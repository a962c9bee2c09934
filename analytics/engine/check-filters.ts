import { type Dimension, dimensions, type Filters, isDimension } from '../contract/dimensions.ts';
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

/** The dimensions that filters are on; throws a {@link Refusal} (usage) for what is none. */
export function filteredDimensions(filters: Filters): Dimension[] {
  return Object.keys(filters).map((dimension) => {
    if (isDimension(dimension)) return dimension;
    return refuse(
      'A filter is on something that is no dimension.',
      `Known: ${dimensions.join(', ')}.`,
    );
  });
}

/** Refuses filters on codes that the axes do not have; throws a {@link Refusal} (usage). */
export function checkFilters(filters: Filters, axes: readonly Axis[]): void {
  for (const axis of axes) {
    const codes = filters[axis.dimension];
    if (codes !== undefined) checkCodes(axis, codes);
  }
}
