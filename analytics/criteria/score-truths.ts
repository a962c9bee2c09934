import { findScore } from '../dictionary/scores.ts';
import type { Catalogue } from './catalogue.ts';
import type { Bound, Range } from './range.ts';
import type { RowColumns } from './row-columns.ts';
import { missingInputs } from './score-sql.ts';
import { tallyOf, tallyWithin } from './tally.ts';
import { sameTruth, someOf, type Truths } from './truths.ts';

/** Weights have six decimals at most: as whole numbers of millionths their sums are exact. */
const millionths = 1_000_000;

function inMillionths(bound: Bound | null): Bound | null {
  if (bound === null) return null;
  const value = bound.value * millionths;
  const whole = Math.round(value);
  return { ...bound, value: Math.abs(value - whole) < 1e-4 ? whole : value };
}

/** Whether a score lies within a range; unknown where the extract lacks one of its conditions. */
export function scoreTruths(
  id: string,
  { lower, upper }: Range,
  catalogue: Catalogue,
  columns: RowColumns,
): Truths {
  const score = findScore(id);
  if (score === undefined || missingInputs(id, catalogue).length > 0) {
    return sameTruth(columns.rows, null);
  }
  const parts = score.inputs.map(({ any, also, weight }) => ({
    truths: someOf(
      [...any, ...also].flatMap((condition) => columns.flag(condition) ?? []),
      columns.rows,
    ),
    weight: Math.round(weight * millionths),
  }));
  return tallyWithin(tallyOf(parts, columns.rows), {
    lower: inMillionths(lower),
    upper: inMillionths(upper),
  });
}
