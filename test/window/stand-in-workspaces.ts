import type {
  ExtractEntry,
  ExtractSummary,
  RegisterState,
  WorkspaceSummary,
} from '../../analytics/contract/extract.ts';
import type {
  OpenWorkspaceAsk,
  WorkspaceEntry,
  WorkspaceList,
} from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { answers, fails } from './stand-in-reply.ts';

/** The one passphrase that opens what is sealed here. */
const passphrase = 'stand-in';

const entries: readonly WorkspaceEntry[] = [
  {
    handle: 'w1',
    name: 'Long-term conditions',
    isSealed: true,
    isOpen: false,
    lastOpened: '2026-05-02',
  },
  { handle: 'w2', name: 'Winter 2025', isSealed: false, isOpen: false, lastOpened: '2025-12-19' },
];

const readable = {
  memory: 'Nothing is written to disk. All is gone when the program ends, or crashes.',
  file: 'Whoever can read files of this account can read the workspace, whether it is open or not.',
  sealed:
    'Closed, it is readable with the passphrase only. While it is open, and after a crash until it is opened and closed again, whoever can read files of this account can read it.',
};

/** Extracts of an invented workspace: the last is the one that is open. */
function extractsOf(extract: ExtractSummary, isSeveral: boolean): readonly ExtractEntry[] {
  const columns = [
    { code: 'smoking', label: 'Smoking status' },
    { code: 'bmi', label: 'Body mass index' },
    { code: 'cost', label: 'Cost of care' },
    { code: 'bed_days', label: 'Bed days' },
    ...extract.conditions
      .slice(0, 3)
      .map(({ code, label }) => ({ code: `condition:${code}`, label })),
  ];
  const { name, asAt, people } = extract;
  const open = { id: 'e2', name, asAt, people, isOpen: true, columns };
  const before = {
    id: 'e1',
    name: 'stand-in, year before',
    asAt: '2025-04-01',
    people: 97_410,
    isOpen: false,
    columns,
  };
  return isSeveral ? [before, open] : [open];
}

/** What is there, as it changes. */
interface Shelf {
  readonly extract: ExtractSummary;
  list: WorkspaceList;
  summary: WorkspaceSummary;
}

function switchTo(shelf: Shelf, name: string | null, isSealed: boolean): Reply<WorkspaceSummary> {
  const { list, extract } = shelf;
  const isKnown = list.entries.some((entry) => entry.name === name);
  const fresh =
    name === null || isKnown || !list.keepsRecent
      ? []
      : [{ handle: `w-${name}`, name, isSealed, isOpen: true, lastOpened: '2026-06-01' }];
  shelf.list = {
    ...list,
    entries: [...fresh, ...list.entries].map((entry) => ({
      ...entry,
      isOpen: entry.name === name,
    })),
    open: name,
    isSealed,
    readable: name === null ? readable.memory : isSealed ? readable.sealed : readable.file,
  };
  shelf.summary = {
    file: name === null ? null : `${name}.quintile`,
    extract: isKnown ? extract : null,
    extracts: isKnown ? extractsOf(extract, true) : [],
    notices: [],
  };
  return answers(shelf.summary);
}

function open(shelf: Shelf, ask: OpenWorkspaceAsk): Reply<WorkspaceSummary> {
  if ('memory' in ask) return switchTo(shelf, null, false);
  if ('name' in ask) return switchTo(shelf, ask.name, ask.passphrase !== undefined);
  const entry = shelf.list.entries.find(({ handle }) => handle === ask.handle);
  if (entry === undefined) {
    return fails({ code: 'workspace-unreadable', reason: 'There is no such workspace.' });
  }
  if (entry.isSealed && ask.passphrase !== passphrase) {
    return fails({
      code: 'wrong-passphrase',
      reason: `The passphrase does not open ${entry.name}.`,
      hint: 'Check the keyboard’s layout and Caps Lock, and type it again.',
    });
  }
  return switchTo(shelf, entry.name, entry.isSealed);
}

function relist(shelf: Shelf, change: Partial<WorkspaceList>): Reply<WorkspaceList> {
  shelf.list = { ...shelf.list, ...change };
  return answers(shelf.list);
}

function seal(shelf: Shelf, isSealed: boolean): Reply<WorkspaceList> {
  const mark = (entry: WorkspaceEntry) => (entry.isOpen ? { ...entry, isSealed } : entry);
  const words = isSealed ? readable.sealed : readable.file;
  return relist(shelf, {
    entries: shelf.list.entries.map(mark),
    isSealed,
    readable: words,
  });
}

function remove(shelf: Shelf, handle: string): Reply<WorkspaceList> {
  const isGone = (entry: WorkspaceEntry) => entry.handle === handle;
  if (shelf.list.entries.some((entry) => isGone(entry) && entry.isOpen)) {
    switchTo(shelf, null, false);
  }
  return relist(shelf, { entries: shelf.list.entries.filter((entry) => !isGone(entry)) });
}

function choose(shelf: Shelf, id: string): Reply<WorkspaceSummary> {
  const extracts = shelf.summary.extracts.map((entry) => ({ ...entry, isOpen: entry.id === id }));
  const chosen = extracts.find(({ isOpen }) => isOpen);
  const { name = '', asAt = null, people = 0 } = chosen ?? {};
  const extract = chosen === undefined ? null : { ...shelf.extract, name, asAt, people };
  shelf.summary = { ...shelf.summary, extracts, extract };
  return answers(shelf.summary);
}

function deleteExtract(shelf: Shelf, id: string): Reply<WorkspaceSummary> {
  const extracts = shelf.summary.extracts.filter((entry) => entry.id !== id);
  shelf.summary = { ...shelf.summary, extracts };
  return choose(shelf, extracts.find(({ isOpen }) => isOpen)?.id ?? extracts.at(-1)?.id ?? '');
}

function deleteColumn(shelf: Shelf, id: string, column: string): Reply<WorkspaceSummary> {
  const extracts = shelf.summary.extracts.map((entry) =>
    entry.id === id
      ? { ...entry, columns: entry.columns.filter(({ code }) => code !== column) }
      : entry,
  );
  shelf.summary = { ...shelf.summary, extracts };
  return answers(shelf.summary);
}

function loaded(shelf: Shelf): WorkspaceSummary {
  const { extract, summary } = shelf;
  const before = summary.extracts.map((entry) => ({ ...entry, id: 'e1', isOpen: false }));
  const extracts = [...before.slice(-1), ...extractsOf(extract, false)];
  shelf.summary = { ...summary, extract, extracts };
  return shelf.summary;
}

interface WorkspacesOptions {
  readonly extract: ExtractSummary;
  readonly isOpen: boolean;
  readonly isSeveral: boolean;
  readonly notices: readonly string[];
  readonly register: RegisterState;
}

const keptOn = (entries: readonly WorkspaceEntry[], isOn: boolean) =>
  isOn ? entries : entries.filter(({ isOpen }) => isOpen);

/** Workspaces that live in the page. */
export function makeWorkspaces({
  extract,
  isOpen,
  isSeveral,
  notices,
  register,
}: WorkspacesOptions) {
  const nowhere = { open: null, isSealed: false, readable: readable.memory };
  const shelf: Shelf = {
    extract,
    list: { entries, keepsRecent: true, ...nowhere },
    summary: {
      file: null,
      extract: isOpen ? extract : null,
      extracts: isOpen ? extractsOf(extract, isSeveral) : [],
      notices,
      register,
    },
  };
  return {
    summary: () => shelf.summary,
    list: () => shelf.list,
    loaded: () => loaded(shelf),
    open: (ask: OpenWorkspaceAsk) => open(shelf, ask),
    seal: (own: string | null) => seal(shelf, own !== null),
    remove: (handle: string) => remove(shelf, handle),
    keepRecent: (keepsRecent: boolean) =>
      relist(shelf, { keepsRecent, entries: keptOn(shelf.list.entries, keepsRecent) }),
    choose: (id: string) => choose(shelf, id),
    deleteExtract: (id: string) => deleteExtract(shelf, id),
    deleteColumn: (id: string, column: string) => deleteColumn(shelf, id, column),
  };
}

export type Workspaces = ReturnType<typeof makeWorkspaces>;
