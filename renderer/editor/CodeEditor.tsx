import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Problem } from '../../analytics/contract/problem.ts';
import { extensionsOf } from './extensions.ts';
import { keepEditing, keptEditing } from './kept-editing.ts';
import { markProblems } from './problem-marks.ts';

/** What a button beside the editor may ask of it. */
export interface EditorHandle {
  /** Puts the cursor at a place, counted from 1, and takes the keyboard there. */
  readonly goTo: (line: number, column: number) => void;
}

export interface CodeEditorProps {
  /** What a screen reader calls it. */
  readonly label: string;
  /** What is edited: shown again with the same text, the editor is as it was left, undo included. */
  readonly keptAs: string;
  /** The text to begin with; later ones are the editor's own. */
  readonly text: string;
  /** The line to begin at, counted from 1: the cursor is there, and it stands at the top. */
  readonly beginsAt?: number;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  readonly handle: RefObject<EditorHandle | null>;
}

function makeHandle(view: EditorView): EditorHandle {
  return {
    goTo(line, column) {
      const { doc } = view.state;
      const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
      const anchor = Math.min(to, from + Math.max(0, column - 1));
      const effects = EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 24 });
      view.dispatch({ selection: { anchor }, effects });
      view.focus();
    },
  };
}

/** A text that is edited anew: with the cursor on a line, and that at the top. */
function begin(text: string, line: number, extensions: Extension) {
  const plain = EditorState.create({ doc: text, extensions });
  const anchor = plain.doc.line(Math.max(1, Math.min(line, plain.doc.lines))).from;
  const { state } = plain.update({ selection: { anchor } });
  return { state, scrollTo: EditorView.scrollIntoView(anchor, { y: 'start' }) };
}

/** A text with its problems beside the lines; what is typed is told as it is typed. */
export function CodeEditor({
  label,
  keptAs,
  text,
  beginsAt = 1,
  problems,
  onChange,
  handle,
}: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef(onChange);
  told.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first text is the editor's beginning
  useLayoutEffect(() => {
    const host = place.current;
    if (host === null) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const extensions = extensionsOf(label, (typed) => told.current(typed));
    const beginning = keptEditing(keptAs, text, extensions) ?? begin(text, beginsAt, extensions);
    const made = new EditorView({ ...beginning, parent: root, root });
    view.current = made;
    handle.current = makeHandle(made);
    return () => {
      keepEditing(keptAs, made);
      made.destroy();
      view.current = null;
      handle.current = null;
    };
  }, [label, keptAs, handle]);

  useEffect(() => {
    if (view.current !== null) markProblems(view.current, problems);
  }, [problems]);

  return <div ref={place} className="code-editor" />;
}
