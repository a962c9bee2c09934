import type { ErrorCode } from 'yaml';

interface Wording {
  readonly reason: string;
  readonly hint?: string;
}

const indent =
  'Keys of one map start in the same column, and what belongs to a key starts further in.';
const notAllowed = 'A definition has no anchors, aliases or tags.';

/** What the YAML parser objects to, in words for people who did not write a parser. */
const wordings: Readonly<Record<ErrorCode, Wording>> = {
  ALIAS_PROPS: { reason: notAllowed },
  BAD_ALIAS: { reason: 'A text that starts with * or & needs quotation marks.' },
  BAD_DIRECTIVE: { reason: 'A line that starts with % is not part of a definition.' },
  BAD_DQ_ESCAPE: {
    reason: 'A backslash in double quotation marks starts an escape, and this is none.',
    hint: 'Use single quotation marks, in which a backslash is a backslash.',
  },
  BAD_INDENT: { reason: 'The indentation does not line up.', hint: indent },
  BAD_PROP_ORDER: { reason: notAllowed },
  BAD_SCALAR_START: {
    reason: 'A text cannot start with this character.',
    hint: 'Put the text in quotation marks.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    reason: 'There is a second colon on the line, or a line is indented too far or too little.',
    hint: 'Put a text that holds a colon in quotation marks, and line the keys up.',
  },
  BLOCK_IN_FLOW: {
    reason: 'There is an indented block or list inside brackets.',
    hint: 'Inside brackets, write lists as [ … ] and maps as { … }.',
  },
  DUPLICATE_KEY: { reason: 'A key stands twice in one map.' },
  IMPOSSIBLE: { reason: 'The text cannot be read as YAML here.' },
  KEY_OVER_1024_CHARS: { reason: 'A key is too long.' },
  MISSING_CHAR: {
    reason:
      'Something is missing here: a closing bracket or quotation mark, a comma, or a space after a colon.',
  },
  MULTILINE_IMPLICIT_KEY: {
    reason: 'A key runs over several lines.',
    hint: 'Look for a missing colon, bracket or quotation mark just before.',
  },
  MULTIPLE_ANCHORS: { reason: notAllowed },
  MULTIPLE_DOCS: { reason: 'There is more than one document in the file.' },
  MULTIPLE_TAGS: { reason: notAllowed },
  NON_STRING_KEY: { reason: 'A key is a text.' },
  RESOURCE_EXHAUSTION: { reason: 'The document is nested too deeply.' },
  TAB_AS_INDENT: {
    reason: 'A tab is used for indentation.',
    hint: 'Indent with spaces.',
  },
  TAG_RESOLVE_FAILED: { reason: notAllowed },
  UNEXPECTED_TOKEN: {
    reason: 'This does not belong here.',
    hint: 'Look for a bracket, comma or quotation mark too many or too few just before.',
  },
  BAD_COLLECTION_TYPE: { reason: notAllowed },
};

export function yamlWording(code: ErrorCode): Wording {
  return wordings[code];
}

/** What the parser makes of a dash in a column in which no list of those around it has its dashes. */
const aboutDash: ReadonlySet<ErrorCode> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
]);

export const strayDash: Wording = {
  reason: 'This list item does not line up with the others of its list.',
  hint: 'Start its dash in the same column as theirs.',
};

/** Where the dash is that an objection is about; undefined where it is about something else. */
export function strayDashAt(text: string, code: ErrorCode, offset: number): number | undefined {
  if (!aboutDash.has(code)) return undefined;
  const before = /\s*(?=-\s)/y;
  before.lastIndex = offset;
  const gap = before.exec(text)?.[0];
  return gap === undefined ? undefined : offset + gap.length;
}
