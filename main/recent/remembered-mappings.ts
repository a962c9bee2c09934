import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReceipt, Inspection, Mapping } from '../../analytics/contract/extract.ts';
import type { ReadAs } from '../../analytics/contract/reading.ts';
import { isReadAsKey, isReadAsValue } from '../read-as.ts';
import { ownMode, writeWhole } from '../write-file.ts';

/** The mapping that files of a signature were last loaded with. */
export interface RememberedMappings {
  /** Notes what files are called, as they were looked at: a mapping is remembered without that. */
  see(inspection: Inspection): void;
  /** Remembers what an import was done with. */
  note(receipt: ImportReceipt): void;
  /** For files that were looked at; null where none is remembered. */
  of(signature: string): Mapping | null;
}

interface StoredColumn {
  readonly column: string;
  readonly field: string | null;
  readonly scale?: string;
}

/** One file of an extract: what it is read as, and its columns, by which it is known again. */
interface StoredFile {
  readonly readAs: ReadAs;
  readonly columns: readonly StoredColumn[];
}

interface Stored {
  readonly version: 1;
  readonly files: readonly StoredFile[];
  readonly drops: readonly string[];
}

/** What files that were looked at are called, and their columns. */
interface Seen {
  readonly names: readonly string[];
  readonly columns: readonly { readonly column: string; readonly file?: string }[];
}

const most = 100;
const ending = '.json';

/** Files by name: the only one of an extract has its columns without a name. */
function filesOf({ columns, files = {} }: Mapping): Map<string, StoredFile> {
  const named = columns.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const names = named.length === 0 ? [''] : [...new Set(named)];
  return new Map(
    names.map((name) => [
      name,
      {
        readAs: (name === '' ? Object.values(files)[0] : files[name]) ?? {},
        columns: columns
          .filter(({ file }) => (file ?? '') === name)
          .map(({ column, field, scale }) => ({
            column,
            field,
            ...(scale === undefined ? {} : { scale }),
          })),
      },
    ]),
  );
}

/** Columns that were dropped, without the file that a decision may name: files are called otherwise next time. */
function droppedOf({ columns, identifiers = {} }: Mapping): string[] {
  const known = new Set(columns.map(({ column }) => column));
  return Object.entries(identifiers).flatMap(([name, { action }]) => {
    if (action !== 'drop') return [];
    const column = name.slice(name.indexOf('/') + 1);
    return [known.has(name) || !known.has(column) ? name : column];
  });
}

function isStoredFile(value: unknown): value is StoredFile {
  const { readAs, columns } = (value ?? {}) as Partial<StoredFile>;
  return (
    typeof readAs === 'object' &&
    readAs !== null &&
    Object.entries(readAs).every(([key, part]) => isReadAsKey(key) && isReadAsValue(key, part)) &&
    Array.isArray(columns) &&
    columns.every(({ column, field }: StoredColumn) => {
      return typeof column === 'string' && (field === null || typeof field === 'string');
    })
  );
}

function readStored(path: string): Stored | null {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<Stored> | null;
    const { version, files, drops } = stored ?? {};
    const isSound =
      version === 1 &&
      Array.isArray(files) &&
      files.every(isStoredFile) &&
      Array.isArray(drops) &&
      drops.every((column) => typeof column === 'string');
    return isSound ? (stored as Stored) : null;
  } catch {
    return null;
  }
}

/** Keeps the newest; what cannot be deleted is deleted another time. */
function prune(folder: string): void {
  const dated = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of dated.slice(most)) rmSync(join(folder, name), { force: true });
}

/** The stored file whose columns are all among these; of several, the one with the most. */
function storedFor(files: readonly StoredFile[], its: ReadonlySet<string>): StoredFile | undefined {
  return files
    .filter(({ columns }) => columns.every(({ column }) => its.has(column)))
    .sort((a, b) => b.columns.length - a.columns.length)[0];
}

/** Lays a stored mapping over the names that the files have now. */
function renamed({ files, drops }: Stored, { columns, names }: Seen): Mapping | null {
  const isOne = columns.every(({ file }) => file === undefined);
  const matched = (isOne ? names.slice(0, 1) : names).map((name) => {
    const its = columns.filter(({ file }) => isOne || file === name);
    return { name, stored: storedFor(files, new Set(its.map(({ column }) => column))) };
  });
  if (matched.some(({ stored }) => stored === undefined)) return null;
  const asked = matched.flatMap(({ name, stored }): [string, ReadAs][] =>
    stored === undefined || Object.keys(stored.readAs).length === 0 ? [] : [[name, stored.readAs]],
  );
  return {
    columns: matched.flatMap(({ name, stored }) =>
      (stored?.columns ?? []).map((column) => ({
        ...column,
        ...(isOne ? {} : { file: name }),
        confidence: 1,
        reason: 'as it was when such files were last loaded',
      })),
    ),
    ...(asked.length === 0 ? {} : { files: Object.fromEntries(asked) }),
    ...(drops.length === 0
      ? {}
      : {
          identifiers: Object.fromEntries(
            drops.map((column) => [column, { action: 'drop' as const }]),
          ),
        }),
  };
}

/** Mappings in the program's data folder, one file a signature. */
export function makeRememberedMappings(dataFolder: string): RememberedMappings {
  const folder = join(dataFolder, 'mappings');
  const pathOf = (signature: string) => join(folder, `${signature}${ending}`);
  const seen = new Map<string, Seen>();
  return {
    see({ signature, files, columns }) {
      seen.set(signature, { names: files.map(({ name }) => name), columns });
    },
    note({ signature, mapping }) {
      if (!/^[0-9a-f]{8,128}$/.test(signature)) return;
      const stored: Stored = {
        version: 1,
        files: [...filesOf(mapping).values()],
        drops: droppedOf(mapping),
      };
      try {
        writeWhole(pathOf(signature), `${JSON.stringify(stored)}\n`, ownMode);
        prune(folder);
      } catch {
        return;
      }
    },
    of(signature) {
      const inspection = seen.get(signature);
      const path = pathOf(signature);
      if (inspection === undefined || !existsSync(path)) return null;
      const stored = readStored(path);
      if (stored === null) return null;
      const now = new Date();
      utimesSync(path, now, now);
      return renamed(stored, inspection);
    },
  };
}
