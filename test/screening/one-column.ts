import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import { screenColumns } from '../../analytics/sources/screening/screen-columns.ts';
import { screenSample } from '../../analytics/sources/screening/screen-sample.ts';
import { profileOf } from './made-files.ts';
import { makeRandom, type Random } from './random.ts';

/** Cells of one column, made one after the other with a seed of their own. */
export function cells(count: number, cell: (random: Random, row: number) => string): string[] {
  const random = makeRandom(count + 1);
  return Array.from({ length: count }, (_, row) => cell(random, row));
}

/** What is found in one column by its rows and, which must be the same, by its profile. */
export function found(
  name: string,
  column: readonly (string | null)[],
  field: string | null = null,
): IdentifierFinding | null {
  const fieldOf = () => field;
  const [byRows] = screenSample(
    'people.csv',
    [name],
    column.map((cell) => [cell]),
    fieldOf,
  );
  const [byProfile] = screenColumns('people.csv', [profileOf({ name, cells: column })], fieldOf);
  if (byRows?.kind !== byProfile?.kind || byRows?.severity !== byProfile?.severity) {
    throw new Error(`By rows ${byRows?.kind}, by the profile ${byProfile?.kind}: ${name}`);
  }
  return byRows ?? null;
}

/** The kind that is found, with `?` for a warning; null where nothing is. */
export function kind(name: string, column: readonly (string | null)[], field?: string | null) {
  const finding = found(name, column, field ?? null);
  if (finding === null) return null;
  return finding.severity === 'warn' ? `${finding.kind}?` : finding.kind;
}
