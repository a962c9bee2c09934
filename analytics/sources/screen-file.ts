import type { MappedColumn, Mapping } from '../contract/extract.ts';
import type { IdentifierFinding } from '../contract/identifiers.ts';
import type { MappedFile } from './mapped-file.ts';
import { proposeColumns } from './mapping/propose-mapping.ts';
import { profileSample, type Sampled } from './profile/profile-sample.ts';
import { judgeOddCells } from './screening/odd-cells.ts';
import { screenColumns } from './screening/screen-columns.ts';
import { screenSample } from './screening/screen-sample.ts';
import { judgeCounts } from './screening/screening-counts.ts';

function fieldOf(columns: readonly MappedColumn[]): (column: string) => string | null {
  const fields = new Map(columns.map(({ column, field }) => [column, field]));
  return (column) => fields.get(column) ?? null;
}

/** Screens the rows of a file that were taken along when it was opened. */
export function screenLoaded(
  loaded: Sampled & { readonly name: string },
  given: Mapping | undefined,
): readonly IdentifierFinding[] {
  const profiles = profileSample(loaded);
  const columns = proposeColumns(profiles, loaded.role ?? 'people');
  return screenSample(
    loaded.name,
    loaded.columns.map(({ name }) => name),
    loaded.sample,
    fieldOf([...columns, ...(given?.columns ?? [])]),
  );
}

/** Screens what the reading of a whole file found. */
export function screenMapped({ loaded, profiles, columns }: MappedFile): IdentifierFinding[] {
  const found = screenColumns(loaded.name, profiles, fieldOf(columns));
  const counted = [...found, ...judgeCounts(loaded.name, profiles, found)];
  return [...counted, ...judgeOddCells(loaded.name, profiles, counted)];
}
