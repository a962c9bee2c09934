import type { MappedColumn, Mapping } from '../../contract/extract.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import { nearest } from '../../dictionary/nearest.ts';
import { nearestTarget, targetOf } from './mapping-target.ts';
import type { ProposedColumn } from './propose-mapping.ts';

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

/** A mapping given by hand with its targets as they are written; refused with all its problems. */
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
    const other = used.get(field);
    used.set(field, column);
    if (other !== undefined && other !== column) {
      const two = `Two columns are mapped to “${field}”: “${other}” and “${column}”.`;
      problems.push(problem(two, 'Keep one of them out.', column));
    }
    return { ...mapped, field };
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return { columns: checked };
}

function keptOut(column: string, reason: string): MappedColumn {
  return { column, field: null, confidence: 0, reason };
}

/**
 * A checked mapping laid over what was proposed: columns that it does not name keep their proposed
 * field, unless it gives that field to another column.
 */
export function layOver(given: Mapping, proposed: readonly ProposedColumn[]): Mapping {
  const byColumn = new Map(given.columns.map((mapped) => [mapped.column, mapped]));
  const takenBy = new Map(given.columns.map(({ field, column }) => [field, column]));
  return {
    columns: proposed.map(({ rival, ...mapped }): MappedColumn => {
      const { column, field } = mapped;
      const own = byColumn.get(column);
      if (own !== undefined) return own;
      const wanted = rival?.field ?? field;
      const taker = wanted === null ? undefined : takenBy.get(wanted);
      if (taker !== undefined) {
        return keptOut(column, `The mapping reads ${wanted} from the column “${taker}”.`);
      }
      return rival !== undefined && byColumn.has(rival.column)
        ? keptOut(column, `Its name speaks for ${rival.field}, less surely than “${rival.column}”.`)
        : mapped;
    }),
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
