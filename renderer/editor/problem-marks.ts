import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Problem } from '../../analytics/contract/problem.ts';

/** What is said under a line: the reason and one thing to try. */
class ProblemNote extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: ProblemNote): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const [place, note] = [document.createElement('div'), document.createElement('div')];
    place.className = 'problem-place';
    note.className = 'problem-note';
    note.textContent = this.text;
    place.append(note);
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const showNotes = StateEffect.define<DecorationSet>();

/** The notes under lines, which stay with their lines while these are edited. */
const notes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(held, transaction) {
    let next = held.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(showNotes)) next = effect.value;
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly lineEnd: number;
  readonly message: string;
}

/** A problem's word in the text; its line where no word begins there, the first line where it names none. */
function placed(doc: Text, { where, reason, hint }: Problem): Placed {
  const line = doc.line(Math.max(1, Math.min(where?.line ?? 1, doc.lines)));
  const start = Math.min(line.to, line.from + Math.max(0, (where?.column ?? 1) - 1));
  const word = /^[^\s,:[\]{}#]+/.exec(line.text.slice(start - line.from))?.[0] ?? '';
  const isWord = where?.column !== undefined && word !== '';
  return {
    from: isWord ? start : line.from,
    to: isWord ? start + word.length : line.to,
    lineEnd: line.to,
    message: hint === undefined ? reason : `${reason} ${hint}`,
  };
}

/** Puts problems where they are: in the gutter, under the word, and in words below the line. */
export function markProblems(view: EditorView, problems: readonly Problem[]): void {
  const { state } = view;
  const places = problems
    .map((problem) => placed(state.doc, problem))
    .toSorted((a, b) => a.lineEnd - b.lineEnd || a.from - b.from);
  const diagnostics = places.map(
    ({ from, to, message }): Diagnostic => ({ from, to, severity: 'error', message }),
  );
  const widgets = places.map(({ lineEnd, message }) =>
    Decoration.widget({ widget: new ProblemNote(message), side: 1, block: true }).range(lineEnd),
  );
  const { effects } = setDiagnostics(state, diagnostics);
  const marks = effects === undefined ? [] : Array.isArray(effects) ? effects : [effects];
  view.dispatch({ effects: [...marks, showNotes.of(Decoration.set(widgets))] });
}

export const problemMarks = notes;
