import { historyField } from '@codemirror/commands';
import { EditorState, type Extension, type StateEffect } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** An editor that was put away: its text with cursor and undo, and how far it was scrolled. */
interface PutAway {
  readonly key: string;
  readonly state: unknown;
  readonly scrollTo: StateEffect<unknown>;
}

const fields = { history: historyField };

let putAway: PutAway | null = null;

/** Keeps an editor that leaves the page until it is shown again; one at a time. */
export function keepEditing(key: string, view: EditorView): void {
  putAway = { key, state: view.state.toJSON(fields), scrollTo: view.scrollSnapshot() };
}

/** The editor that was put away under a key, as it was left; null where its text was another. */
export function keptEditing(key: string, text: string, extensions: Extension) {
  if (putAway === null || putAway.key !== key) return null;
  const state = EditorState.fromJSON(putAway.state, { extensions }, fields);
  const { doc } = EditorState.create({ doc: text });
  return state.doc.eq(doc) ? { state, scrollTo: putAway.scrollTo } : null;
}
