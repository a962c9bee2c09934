import type { MappedColumn, Mapping } from '../../contract/extract.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import { nearest } from '../../dictionary/nearest.ts';
import { nearestTarget, targetOf } from './mapping-target.ts';
import { isScale, scalesOf } from './scales.ts';

function problem(reason: string, hint: string, field: string): Problem {
  return { code: 'mapping-incomplete', reason, hint, where: { field } };
}

function targetProblem(column: string, field: unknown): Problem {
  const written =
    'Use a field of the dictionary, condition:<id> for a condition, or null to keep it out.';
  if (typeof field !== 'string') {
    return problem(
      `The column “${column}” is mapped to something that is no name.`,
      written,
      column,
    );
  }
  const near = nearestTarget(field);
  const hint = near === undefined ? written : `Is it “${near}”?`;
  return problem(`There is no field or condition “${field}”.`, hint, column);
}

function columnProblem(column: string, columns: readonly string[]): Problem {
  const near = nearest(column, columns);
  const hint = near === undefined ? 'Inspect the file to see its columns.' : `Is it “${near}”?`;
  return problem(`The file has no column “${column}”.`, hint, column);
}

function scaleProblem(column: string, field: string, scale: string): Problem {
  const scales = scalesOf(field);
  const near = nearest(scale, scales);
  const hint =
    scales.length === 0
      ? 'Leave the scale out.'
      : near === undefined
        ? `Use one of ${scales.join(', ')}.`
        : `Is it “${near}”?`;
  return problem(`“${field}” has no scale “${scale}”.`, hint, column);
}

/**
 * A file's mapping given by hand with its targets as they are written; refused with all its
 * problems.
 */
export function checkMapping(mapping: Mapping, columns: readonly string[]): Mapping {
  const known = new Set(columns);
  const used = new Map<string, string>();
  const problems: Problem[] = [];
  const checked = mapping.columns.map((mapped): MappedColumn => {
    const { column } = mapped;
    if (!known.has(column)) problems.push(columnProblem(column, columns));
    if (mapped.field === null) return mapped;
    const field = typeof mapped.field === 'string' ? targetOf(mapped.field) : undefined;
    if (field === undefined) {
      problems.push(targetProblem(column, mapped.field));
      return mapped;
    }
    const { scale } = mapped;
    if (scale !== undefined && !isScale(field, scale)) {
      problems.push(scaleProblem(column, field, scale));
    }
    const other = used.get(field);
    used.set(field, column);
    if (other !== undefined && other !== column) {
      const two = `Two columns are mapped to “${field}”: “${other}” and “${column}”.`;
      problems.push(problem(two, 'Keep one of them out.', column));
    }
    return { ...mapped, field };
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return { ...mapping, columns: checked };
}

/** Refuses a mapping that gives nobody an age. */
export function checkAge(mapping: Mapping, asAt: string | undefined): void {
  const has = (field: string) => mapping.columns.some((mapped) => mapped.field === field);
  if (has('age') || (has('birth_year') && asAt !== undefined)) return;
  throw new Refusal({
    code: 'mapping-incomplete',
    reason: 'No column gives an age.',
    hint: has('birth_year')
      ? 'Say the date of the extract, so that age can be worked out from the year of birth.'
      : 'Map a column to age, or one to birth_year together with the date of the extract.',
    where: { field: 'age' },
  });
}
