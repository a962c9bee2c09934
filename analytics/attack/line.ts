import type { CountSystem } from './count-system.ts';

/** One thing known of several counts: the sum of `by` times the count `at` is 0, or at least 0. */
export interface Line {
  readonly at: readonly number[];
  /** As many as `at`, none of them 0; 1 for the total of a sum, which comes first. */
  readonly by: readonly number[];
  readonly equal: boolean;
  /** Place in {@link CountSystem.sums}, or null for a part within a whole. */
  readonly sum: number | null;
}

function lineOf(terms: ReadonlyMap<number, number>, sum: number | null): Line {
  const kept = [...terms].filter(([, by]) => by !== 0);
  return { at: kept.map(([at]) => at), by: kept.map(([, by]) => by), equal: sum !== null, sum };
}

function sumLine(total: number, parts: readonly number[], sum: number): Line {
  const terms = new Map([[total, 1]]);
  for (const part of parts) terms.set(part, (terms.get(part) ?? 0) - 1);
  return lineOf(terms, sum);
}

/** The sums and the parts within wholes of a system in one form, in this order. */
export function linesOf(system: CountSystem): readonly Line[] {
  const within = system.within.filter(({ part, whole }) => part !== whole);
  return [
    ...system.sums.map(({ total, parts }, sum) => sumLine(total, parts, sum)),
    ...within.map(({ part, whole }) =>
      lineOf(
        new Map([
          [whole, 1],
          [part, -1],
        ]),
        null,
      ),
    ),
  ];
}
