import type { InspectedColumn, Inspection, Mapping } from '../contract/extract.ts';
import type { IdentifierFinding } from '../contract/identifiers.ts';
import type { Progress } from '../contract/methods.ts';
import type { ReadFile } from '../contract/reading.ts';
import { counted } from './counted.ts';
import { filesOf } from './held-fields.ts';
import type { MappedFile } from './mapped-file.ts';
import { lackingDeprivation, lackingRemarks } from './mapping/lacking.ts';
import { namedDate } from './named-date.ts';
import { withOwnFolder } from './own-folder.ts';
import { type ReadExtract, readExtract } from './read-extract.ts';
import { listFiles } from './reading/list-files.ts';
import type { ColumnType } from './reading/loaded.ts';
import { makePreview } from './reading/preview.ts';
import { today } from './today.ts';
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

function inspectedFile(
  { loaded }: MappedFile,
  identifiers: readonly IdentifierFinding[],
): ReadFile {
  const found = identifiers.flatMap(({ file, column }) => (file === loaded.name ? [column] : []));
  const { name, parts, bytes, format, gzip, records, readAs, role, reasons, sheets } = loaded;
  return {
    ...{ name, parts, bytes, format, gzip, rows: records, reasons, sheets },
    readAs: { ...readAs, role },
    preview: makePreview(loaded, new Set(found)),
  };
}

function inspectedColumns({ loaded, columns, profiles }: MappedFile, isAlone: boolean) {
  return columns.flatMap((mapped, index): InspectedColumn[] => {
    const profile = profiles[index];
    if (profile === undefined) return [];
    const { type, filled, distinct, isExact } = profile;
    const file = isAlone ? {} : { file: loaded.name };
    return [{ ...mapped, ...file, type: typeWords[type], filled, distinct, isExact }];
  });
}

/** Rows of people that an earlier row holds, and whether they were counted. */
function repeatedOf({ people }: ReadExtract) {
  const person = people.fields.get('person_id')?.profile;
  if (person === undefined) return { repeated: 0, isExact: true };
  return { repeated: person.filled - person.distinct, isExact: person.isExact };
}

function remarksOf(read: ReadExtract): string[] {
  const { people } = read;
  const { columns, fields, profiles } = people;
  const files = filesOf(read);
  const { repeated } = repeatedOf(read);
  const out = files.flatMap((file) => file.columns).filter(({ field }) => field === null).length;
  const mapping = { columns: files.flatMap((file) => file.columns) };
  return [
    ...files.flatMap(({ loaded, rejects }) => [...loaded.remarks, ...rejects.remarks]),
    !fields.has('age') && !fields.has('birth_year') && 'No column gives an age.',
    repeated > 0 && `${counted(repeated, 'row')} of a person that an earlier row already holds.`,
    ...lackingRemarks(mapping, profiles),
    ...lackingDeprivation({ columns }),
    out > 0 && `${counted(out, 'column')} kept out.`,
  ].filter((remark) => remark !== false);
}

function inspectionOf(read: ReadExtract): Inspection {
  const all = filesOf(read);
  const { repeated, isExact } = repeatedOf(read);
  const date = namedDate(
    all.flatMap(({ loaded }) => loaded.parts),
    today(),
  );
  return {
    files: all.map((file) => inspectedFile(file, read.identifiers)),
    rows: read.people.loaded.records,
    rejected: read.people.rejects.rows,
    repeated: isExact ? repeated : null,
    ...(date === null ? {} : { namedDate: date }),
    columns: all.flatMap((file) => inspectedColumns(file, all.length === 1)),
    identifiers: read.identifiers,
    remarks: remarksOf(read),
    signature: read.signature,
  };
}

/**
 * Says what is in the files of an extract, without loading them and without quoting a person's
 * cell. A mapping may say how files are read, what columns become, and what was decided.
 */
export async function inspectExtract(
  files: readonly string[],
  mapping: Mapping | undefined,
  context: InspectContext,
): Promise<Inspection> {
  const { signal = new AbortController().signal, progress = () => undefined } = context;
  const paths = listFiles(files);
  return withOwnFolder(context.temporary, (temporary) => {
    const options = { path: null, files: paths, folders: [temporary], temporary };
    return withDatabase(options, signal, async (database) => {
      const ask = { paths, mapping, latest: today(), refuses: false };
      return inspectionOf(await readExtract(database, ask, { temporary, signal, progress }));
    });
  });
}
