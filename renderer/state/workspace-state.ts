import type { WorkspaceList } from '../../analytics/contract/host.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import type { Problem } from '../../analytics/contract/problem.ts';

/** What the window knows of workspaces, and what it is doing with them. */
export interface WorkspaceState {
  /** Null until the host has told. */
  readonly list: WorkspaceList | null;
  /** What is being done, in words; null while nothing is. */
  readonly doing: string | null;
  readonly progress: Progress | null;
  /** The part of the page that what is done, or what went wrong, belongs to. */
  readonly part: string | null;
  readonly problems: readonly Problem[];
  /** What was done last, in a sentence. */
  readonly said: string | null;
}

export const nothingKnown: WorkspaceState = {
  list: null,
  doing: null,
  progress: null,
  part: null,
  problems: [],
  said: null,
};

export type WorkspaceChange =
  | { readonly kind: 'begin'; readonly part: string; readonly doing: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'listed'; readonly list: WorkspaceList }
  | { readonly kind: 'done'; readonly said: string }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }
  | { readonly kind: 'go-on' }
  | { readonly kind: 'forget' };

/** What is known of workspaces after a change. Pure. */
export function reduceWorkspace(state: WorkspaceState, change: WorkspaceChange): WorkspaceState {
  switch (change.kind) {
    case 'begin':
      return { ...nothingKnown, list: state.list, part: change.part, doing: change.doing };
    case 'progress':
      return state.doing === null ? state : { ...state, progress: change.progress };
    case 'listed':
      return { ...state, list: change.list };
    case 'done':
      return { ...state, doing: null, progress: null, said: change.said };
    case 'go-on':
      return state.said === null ? state : { ...state, said: null };
    case 'forget':
      return state.doing === null ? { ...nothingKnown, list: state.list } : state;
    case 'failed': {
      const isCancelled = change.problems.every(({ code }) => code === 'cancelled');
      const said = isCancelled ? 'Cancelled. Nothing was changed.' : null;
      const problems = isCancelled ? [] : change.problems;
      return { ...state, doing: null, progress: null, problems, said };
    }
  }
}

/** Why a name cannot be given to a new workspace; null where it can. */
export function nameFault(name: string, list: WorkspaceList | null): string | null {
  const plain = name.trim();
  if (plain === '') return 'A workspace needs a name.';
  if (/[\\/:*?"<>|]/.test(plain) || /^\.|\.$/.test(plain)) {
    return 'A name has none of \\ / : * ? " < > | and neither begins nor ends with a full stop.';
  }
  const isTaken = list?.entries.some((entry) => entry.name.toLowerCase() === plain.toLowerCase());
  return isTaken === true ? 'There is a workspace of this name already.' : null;
}

/** Why two passphrases cannot be taken; null where they can. */
export function passphraseFault(first: string, second: string): string | null {
  if (first === '') return 'Type a passphrase.';
  return first === second ? null : 'The two passphrases differ.';
}
