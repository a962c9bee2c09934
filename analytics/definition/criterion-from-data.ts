import { Refusal } from '../contract/problem.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { readCriterionAt } from '../criteria/read-criterion.ts';
import { problemsFound, startReading } from '../criteria/reading.ts';
import { writtenFromData } from '../criteria/written-from-data.ts';

/**
 * A criterion from plain data, checked as in a document. Throws one {@link Refusal} with every
 * problem; `where.field` is the path inside the data, e.g. `any[0].condition`.
 */
export function readCriterion(data: unknown): Criterion {
  const reading = startReading();
  const written = writtenFromData(data, reading);
  const criterion = written && readCriterionAt(written, reading);
  if (criterion !== undefined && reading.problems.length === 0) return criterion;
  throw new Refusal(...problemsFound(reading));
}
