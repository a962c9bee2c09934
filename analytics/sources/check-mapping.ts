import type { MappedColumn, Mapping } from '../contract/methods.ts';
import { type Problem, Refusal } from '../contract/problem.ts';
import { conditions, fields } from '../dictionary/dictionary.ts';
import { nearest } from '../dictionary/nearest.ts';

const targets = new Set([
  ...fields.map((field) => field.id),
  ...conditions.map((condition) => `condition:${condition.id}`),
]);

function problem(reason: string, hint: string, field: string): Problem {
  return { code: 'mapping-incomplete', reason, hint, where: { field } };
}

function problemsOf(mapping: Mapping, columns: readonly string[]): Problem[] {
  const known = new Set(columns);
  const used = new Map<string, string>();
  return mapping.columns.flatMap(({ column, field }): Problem[] => {
    if (!known.has(column)) {
      const near = nearest(column, columns);
      const hint = near === undefined ? 'Inspect the file to see its columns.' : `Is it “${near}”?`;
      return [problem(`The file has no column “${column}”.`, hint, column)];
    }
    if (field === null) return [];
    if (!targets.has(field)) {
      const near = nearest(field, targets);
      const hint = near === undefined ? 'Use a field of the dictionary.' : `Is it “${near}”?`;
      return [problem(`There is no field “${field}”.`, hint, column)];
    }
    const other = used.get(field);
    used.set(field, column);
    return other === undefined || other === column
      ? []
      : [problem(`Two columns are mapped to “${field}”.`, 'Keep one of them out.', column)];
  });
}

/** A mapping given by hand, checked against the file; columns that it does not name are kept out. */
export function checkMapping(mapping: Mapping, columns: readonly string[]): Mapping {
  const problems = problemsOf(mapping, columns);
  if (problems.length > 0) throw new Refusal(...problems);
  const given = new Map(mapping.columns.map((mapped) => [mapped.column, mapped]));
  return {
    columns: columns.map(
      (column): MappedColumn =>
        given.get(column) ?? { column, field: null, confidence: 0, reason: 'Not in the mapping.' },
    ),
  };
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
