import { canonical } from './canonical.ts';
import { isWithin } from './is-within.ts';
import type { PopulationRule } from './manifest.ts';
import { isMap } from './manifest-checks.ts';

/** One of some criteria all of which hold, and its text. */
export interface Criterion {
  readonly value: unknown;
  readonly text: string;
}

function flattened(where: unknown): readonly unknown[] {
  if (where === null) return [];
  const isAll = isMap(where) && Object.keys(where).join() === 'all' && Array.isArray(where['all']);
  return isAll ? (where['all'] as readonly unknown[]).flatMap(flattened) : [where];
}

/** A criterion as those that all have to hold, each once and in one order; none is everybody. */
export function criteriaOf(where: unknown): readonly Criterion[] {
  const found = flattened(where).map((value) => [canonical(value), value] as const);
  return [...new Map(found)]
    .map(([text, value]) => ({ text, value }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
}

/** Criteria that all have to hold as one; null is everybody. */
export function whereOf(criteria: readonly Criterion[]): unknown {
  const [first, ...more] = criteria.map(({ value }) => value);
  return more.length === 0 ? (first ?? null) : { all: [first, ...more] };
}

/** Whether everybody of one population is surely of another. */
export function isRuleWithin(part: PopulationRule, whole: PopulationRule): boolean {
  const areFiltered = Object.entries(whole.filters).every(([name, codes]) =>
    part.filters[name]?.every((code) => codes.includes(code)),
  );
  return areFiltered && isWithin(part.where, whole.where);
}
