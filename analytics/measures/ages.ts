import type { Criterion } from '../criteria/criterion.ts';
import type { Ages } from './measure.ts';

export const allAges: Ages = { from: null, to: null };

/** The ages that lie within both limits. */
export function agesWithin(one: Ages, other: Ages): Ages {
  const from = Math.max(one.from ?? 0, other.from ?? 0);
  const to = Math.min(one.to ?? Number.POSITIVE_INFINITY, other.to ?? Number.POSITIVE_INFINITY);
  return { from: from === 0 ? null : from, to: to === Number.POSITIVE_INFINITY ? null : to };
}

/** The ages that a criterion limits people to, where it says so by itself or as one of all its parts. */
export function agesOf(criterion: Criterion | null): Ages {
  if (criterion?.kind === 'age') return { from: criterion.from, to: criterion.to };
  if (criterion?.kind !== 'all') return allAges;
  return criterion.of.map(agesOf).reduce(agesWithin, allAges);
}
