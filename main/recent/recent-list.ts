import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ownMode, writeWhole } from '../write-file.ts';

/** A workspace that was opened, as it is remembered. */
export interface RecentWorkspace {
  /** Absolute path. */
  readonly path: string;
  /** ISO date and time. */
  readonly lastOpened: string;
  /** Whether it was sealed then. */
  readonly isSealed: boolean;
}

/** The workspaces that were opened last, the newest first, where this is remembered at all. */
export interface RecentList {
  entries(): readonly RecentWorkspace[];
  keeps(): boolean;
  /** Puts a workspace at the top. */
  note(path: string, isSealed: boolean): void;
  forget(path: string): void;
  /** Off empties the list. */
  keep(isOn: boolean): void;
}

interface Stored {
  readonly version: 1;
  readonly keeps: boolean;
  readonly entries: readonly RecentWorkspace[];
}

const longest = 12;
const empty: Stored = { version: 1, keeps: true, entries: [] };

function isEntry(value: unknown): value is RecentWorkspace {
  const { path, lastOpened, isSealed } = (value ?? {}) as Partial<RecentWorkspace>;
  return (
    typeof path === 'string' &&
    isAbsolute(path) &&
    typeof lastOpened === 'string' &&
    /^\d{4}-\d{2}-\d{2}T/.test(lastOpened) &&
    typeof isSealed === 'boolean'
  );
}

/** What is stored; where it cannot be read, as if nothing had been remembered yet. */
function read(file: string): Stored {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored> | null;
    if (stored?.version !== 1 || typeof stored.keeps !== 'boolean') return empty;
    const entries = Array.isArray(stored.entries) ? stored.entries.filter(isEntry) : [];
    return { version: 1, keeps: stored.keeps, entries: stored.keeps ? entries : [] };
  } catch {
    return empty;
  }
}

/** The recent list in a data folder; two programs may use it, each change reads it anew. */
export function makeRecentList(folder: string): RecentList {
  const file = join(folder, 'recent.json');
  /** A list that cannot be written is no reason to stop anybody's work. */
  const write = (stored: Stored) => {
    try {
      writeWhole(file, `${JSON.stringify(stored, null, 2)}\n`, ownMode);
    } catch {
      return;
    }
  };
  return {
    entries: () => read(file).entries,
    keeps: () => read(file).keeps,
    note(path, isSealed) {
      const stored = read(file);
      if (!stored.keeps) return;
      const rest = stored.entries.filter((entry) => entry.path !== path);
      const entry = { path, lastOpened: new Date().toISOString(), isSealed };
      write({ ...stored, entries: [entry, ...rest].slice(0, longest) });
    },
    forget(path) {
      const stored = read(file);
      const entries = stored.entries.filter((entry) => entry.path !== path);
      if (entries.length < stored.entries.length) write({ ...stored, entries });
    },
    keep: (isOn) => write({ ...read(file), keeps: isOn, ...(isOn ? {} : { entries: [] }) }),
  };
}
