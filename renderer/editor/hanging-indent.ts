import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Deeper than this a wrapped line has no room left, so it hangs no further. */
const deepest = 16;

/** Columns before the first word of a line, the signs of comments and list items among them. */
function depthOf(text: string): number {
  return Math.min(deepest, /^[\s#-]*/.exec(text)?.[0].length ?? 0);
}

function hangingLines({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const depth = depthOf(line.text);
      const style = `text-indent: -${depth}ch; padding-left: calc(${depth}ch + 0.5rem)`;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** A line that is too long goes on under its own first word. */
export const hangingIndent: Extension = ViewPlugin.define(
  (view) => ({
    decorations: hangingLines(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = hangingLines(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);
