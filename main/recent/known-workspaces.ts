import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WorkspaceEntry } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { isSealed } from '../seal/is-sealed.ts';
import { workspaceName } from '../workspace-name.ts';
import { makeRecentList, type RecentList } from './recent-list.ts';

/** The workspace that is open now. */
export interface PresentWorkspace {
  readonly path: string;
  readonly isSealed: boolean;
}

/** The workspaces that a window may name: by handles, which say nothing of where they are. */
export interface KnownWorkspaces {
  readonly recent: RecentList;
  /** Makes a path known for this session. */
  add(path: string): void;
  forget(path: string): void;
  entries(present: PresentWorkspace | null): Promise<readonly WorkspaceEntry[]>;
  /** The absolute path behind a handle. Throws a `Refusal` where it is not known. */
  pathOf(handle: string): string;
  /** Where a new workspace of this name belongs. Throws a `Refusal` for a name that cannot be. */
  newPath(name: string): string;
  /** Whether a path is in the program's own folder of workspaces. */
  isOwn(path: string): boolean;
}

const ending = '.quintile';

/** The name that a workspace goes by: that of its file, without our ending. */
export function shownName(path: string): string {
  const name = basename(path);
  return name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : name;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ending) && !name.startsWith('.'));
  } catch {
    return [];
  }
}

const sameName = (a: string, b: string) =>
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** The known workspaces of a data folder, with handles that hold for one session. */
export function makeKnownWorkspaces(folder: string): KnownWorkspaces {
  const own = join(folder, 'workspaces');
  const recent = makeRecentList(folder);
  const handles = new Map<string, string>();
  const added = new Set<string>();

  const handleOf = (path: string) => {
    const known = [...handles].find(([, held]) => held === path)?.[0] ?? randomUUID();
    handles.set(known, path);
    return known;
  };
  const pathsOf = (present: PresentWorkspace | null) => [
    ...new Set([
      ...(present === null ? [] : [present.path]),
      ...added,
      ...recent.entries().map(({ path }) => path),
      ...namesIn(own)
        .sort()
        .map((name) => join(own, name)),
    ]),
  ];
  async function entryOf(path: string, present: PresentWorkspace | null): Promise<WorkspaceEntry> {
    const isOpen = path === present?.path;
    const noted = recent.entries().find((entry) => entry.path === path);
    const sealed = isOpen ? present.isSealed : await isSealed(path);
    const isThere = isOpen || existsSync(path);
    return {
      handle: handleOf(path),
      name: shownName(path),
      isSealed: isThere ? sealed : (noted?.isSealed ?? false),
      isOpen,
      lastOpened: noted?.lastOpened.slice(0, 'YYYY-MM-DD'.length) ?? null,
    };
  }
  return {
    recent,
    add: (path) => void added.add(path),
    forget(path) {
      added.delete(path);
      recent.forget(path);
    },
    entries: (present) => Promise.all(pathsOf(present).map((path) => entryOf(path, present))),
    pathOf(handle) {
      const path = handles.get(handle);
      if (path !== undefined) return path;
      throw new Refusal({
        code: 'file-not-found',
        reason: 'The workspace is not known to this window.',
        hint: 'Choose one from the list.',
      });
    },
    newPath(given) {
      const name = workspaceName(given);
      if (namesIn(own).some((taken) => sameName(taken, `${name}${ending}`))) {
        throw new Refusal({
          code: 'usage',
          reason: 'There is a workspace of this name already.',
          hint: 'Choose another name, or open the one that is there.',
        });
      }
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return join(own, `${name}${ending}`);
    },
    isOwn: (path) => namesIn(own).some((name) => join(own, name) === path),
  };
}
