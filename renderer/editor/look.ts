import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = { border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)' };

/** The window's tokens, which a shadow root inherits, in place of CodeMirror's own colours. */
const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    fontSize: '0.8125rem',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75rem 0 0.5rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--selection)' },
  '.cm-activeLine': { backgroundColor: 'var(--active-line)' },
  '.cm-gutters': {
    color: 'var(--muted)',
    backgroundColor: 'var(--surface)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'var(--active-line)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.375rem 0 0.25rem' },
  '.cm-gutter-lint': { width: '1rem' },
  '.cm-lint-marker-error': { content: '""', height: '0.625rem', width: '0.625rem' },
  '.cm-lint-marker': {
    margin: '0.3125rem 0 0',
    borderRadius: '50%',
    background: 'var(--alarm)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--alarm)',
    textDecorationSkipInk: 'none',
  },
  // Margins of a block are not in the height that line numbers are placed by.
  '.problem-place': { padding: '0.125rem 0.75rem 0.25rem 0.5rem' },
  '.problem-note': {
    padding: '0.125rem 0.5rem',
    borderLeft: '3px solid var(--alarm)',
    color: 'var(--alarm)',
    backgroundColor: 'var(--alarm-soft)',
    fontFamily: '"IBM Plex Sans", system-ui, sans-serif',
    whiteSpace: 'normal',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--alarm-soft)' },
});

/** What floats above the text: completions, and what is wrong where the pointer is. */
const floating = EditorView.theme({
  '.cm-tooltip': {
    ...frame,
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    fontFamily: '"IBM Plex Sans", system-ui, sans-serif',
  },
  '.cm-tooltip-autocomplete > ul': { maxHeight: '14rem' },
  '.cm-tooltip-autocomplete > ul > li': {
    padding: '0.125rem 0.625rem',
    fontFamily: '"IBM Plex Sans", system-ui, sans-serif',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ink)',
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 600 },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', marginLeft: '0.75rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--alarm)' },
});

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--muted)' },
  {
    tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace],
    color: 'var(--muted)',
  },
]);

export const look: Extension = [theme, floating, syntaxHighlighting(highlighting)];
