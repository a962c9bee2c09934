import type { Category, Filters, Merge } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { Axis } from './axis.ts';
import type { Cube } from './cube.ts';
import { type MergedAxis, mergeAxis } from './merge-axis.ts';
import type { Pattern } from './pattern.ts';

function mergedAxis(axis: Axis, merge: Merge): MergedAxis | null {
  const groups = merge[axis.dimension] ?? [];
  return groups.length === 0 ? null : mergeAxis(axis, groups);
}

/** The axes with categories merged. Throws a {@link Refusal} (usage) for a merge that means nothing. */
export function mergeAxes(axes: readonly Axis[], merge: Merge): readonly Axis[] {
  return axes.map((axis) => mergedAxis(axis, merge)?.axis ?? axis);
}

/** A pattern over merged segments: whoever matches two parts of one matches it once. */
function mergedPattern({ segment, isInside, matched }: Pattern, to: readonly number[]): Pattern {
  const places = new Set(matched.flatMap((place) => to[place] ?? []));
  return {
    segment: segment === null ? null : (to[segment] ?? null),
    isInside,
    matched: [...places].toSorted((one, other) => one - other),
  };
}

/**
 * The same people with categories counted as one. Where segments overlap, a person of several parts of a
 * merged segment is counted once in it. Throws as {@link mergeAxes}.
 */
export function mergeCube(cube: Cube, merge: Merge): Cube {
  const merged = cube.axes.map((axis) => mergedAxis(axis, merge));
  if (merged.every((one) => one === null)) return cube;
  const segments = merged[0];
  return {
    ...cube,
    ...(cube.whole === undefined ? {} : { whole: mergeCube(cube.whole, merge) }),
    axes: cube.axes.map((axis, index) => merged[index]?.axis ?? axis),
    positions: cube.positions.map((column, index) => {
      const to = merged[index + 1]?.to;
      return to === undefined ? column : column.map((place) => to[place] as number);
    }),
    patterns:
      segments == null
        ? cube.patterns
        : cube.patterns.map((pattern) => mergedPattern(pattern, segments.to)),
  };
}

/** The codes of merged categories that a filter keeps: each by all of its parts, or by none. */
function mergedCodes({ noun, categories }: Axis, codes: readonly string[]): readonly string[] {
  const kept = new Set(codes);
  const isKept = ({ code, parts = [code], label }: Category): boolean => {
    const held = parts.filter((part) => kept.has(part)).length;
    if (held === 0 || held === parts.length) return held > 0;
    throw new Refusal({
      code: 'usage',
      reason: `A filter on ${noun} keeps only a part of what is merged as "${label}".`,
      hint: 'Filter on all of its parts or on none, or leave the merge out.',
    });
  };
  return categories.filter(isKept).map(({ code }) => code);
}

/**
 * Filters, given by the codes of parts, as the merged axes have them. Throws a {@link Refusal} (usage)
 * where one keeps only a part of a merged category.
 */
export function mergeFilters(filters: Filters, axes: readonly Axis[], merge: Merge): Filters {
  const changed = axes.flatMap((axis) => {
    const codes = filters[axis.dimension];
    if (codes === undefined || (merge[axis.dimension] ?? []).length === 0) return [];
    return [[axis.dimension, mergedCodes(axis, codes)] as const];
  });
  return { ...filters, ...Object.fromEntries(changed) };
}
