import type { InspectedColumn, Inspection, Mapping } from '../contract/extract.ts';
import type { Progress } from '../contract/methods.ts';
import { counted } from './counted.ts';
import { lackingDeprivation, lackingRemarks } from './mapping/lacking.ts';
import type { ColumnProfile } from './mapping/profile-column.ts';
import { profileColumns } from './mapping/profile-columns.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { loadFile } from './reading/load-file.ts';
import type { ColumnType, Loaded } from './reading/loaded.ts';
import { onlyFile } from './reading/source-file.ts';
import { withDatabase } from './with-database.ts';

export interface InspectContext {
  /** Folder for this reading's own spill, absolute. */
  readonly temporary: string;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

const typeWords: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  number: 'number',
  flag: 'yes or no',
  date: 'date',
  other: 'list or structure',
};

function inspected({ columns }: Mapping, profiles: readonly ColumnProfile[]): InspectedColumn[] {
  return columns.flatMap((mapped, index) => {
    const profile = profiles[index];
    if (profile === undefined) return [];
    const { type, filled, distinct } = profile;
    return [{ ...mapped, type: typeWords[type], filled, distinct }];
  });
}

function remarksOf(
  { remarks }: Loaded,
  mapping: Mapping,
  profiles: readonly ColumnProfile[],
): string[] {
  const { columns } = mapping;
  const field = (id: string) => columns.findIndex((mapped) => mapped.field === id);
  const person = profiles[field('person_id')];
  const repeated = person === undefined ? 0 : person.filled - person.distinct;
  const out = columns.filter((mapped) => mapped.field === null).length;
  return [
    ...remarks,
    field('age') < 0 && field('birth_year') < 0 && 'No column gives an age.',
    repeated > 0 && `${counted(repeated, 'row')} of a person that an earlier row already holds.`,
    ...lackingRemarks(mapping, profiles),
    ...lackingDeprivation(mapping),
    out > 0 && `${counted(out, 'column')} kept out.`,
  ].filter((remark) => remark !== false);
}

/** Says what is in an extract, without loading it and without quoting a cell. */
export async function inspectExtract(
  files: readonly string[],
  context: InspectContext,
): Promise<Inspection> {
  const { temporary, signal = new AbortController().signal, progress = () => undefined } = context;
  const file = onlyFile(files);
  return withDatabase({ path: null, files: [file.path], temporary }, signal, async (database) => {
    const loaded = await loadFile(database, file, signal, progress);
    const profiles = await profileColumns(
      database,
      loaded,
      signal,
      () => true,
      (share) => progress({ share: 0.5 + share / 2, phrase: 'Checking values' }),
    );
    const mapping = proposeMapping(profiles);
    return {
      files: [{ name: file.name, bytes: file.bytes, format: file.format }],
      rows: loaded.rows.read,
      columns: inspected(mapping, profiles),
      remarks: remarksOf(loaded, mapping, profiles),
    };
  });
}
