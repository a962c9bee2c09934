import type { IdentifierFinding } from '../../contract/identifiers.ts';
import { columnOfCells, finding } from './column.ts';
import { judge } from './screen-columns.ts';

type Row = readonly (string | null)[];

function* cellsAt(sample: readonly Row[], place: number): Generator<string | null> {
  for (const row of sample) yield row[place] ?? null;
}

/**
 * Columns that seem to name people, from rows of a file spread evenly over it: what is looked at
 * before anything of the file is written. At most one finding for each column.
 */
export function screenSample(
  file: string,
  names: readonly string[],
  sample: readonly Row[],
  fieldOf: (column: string) => string | null,
): readonly IdentifierFinding[] {
  return names.flatMap((name, place) => {
    const verdict = judge(columnOfCells(name, cellsAt(sample, place), fieldOf(name)));
    return verdict === null ? [] : [finding(file, name, verdict)];
  });
}
