import { type Problem, Refusal } from '../contract/problem.ts';
import { findScore } from '../dictionary/scores.ts';
import type { Catalogue } from './catalogue.ts';
import { conditionName } from './condition.ts';
import type { Criterion } from './criterion.ts';
import { needsOf } from './not-held.ts';
import { missingInputs } from './score-sql.ts';
import { listed } from './wording.ts';

function problem(id: string, missing: readonly string[]): Problem {
  const label = findScore(id)?.label ?? id;
  const names = listed(missing.map(conditionName), 'and');
  return {
    code: 'definition-invalid',
    reason: `The ${label} cannot be worked out: the extract does not hold ${names}. A partial score is not the score.`,
    hint: 'Take the criteria on this score out, or import an extract that holds all its conditions.',
  };
}

/**
 * Throws one {@link Refusal} (`definition-invalid`) that names each score of which the extract lacks
 * a condition, and those conditions.
 */
export function requireInputs(criteria: readonly Criterion[], catalogue: Catalogue): void {
  const tested = new Set(criteria.flatMap((criterion) => needsOf(criterion).scores));
  const problems = [...tested].flatMap((id) => {
    const missing = missingInputs(id, catalogue);
    return missing.length === 0 ? [] : [problem(id, missing)];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}
