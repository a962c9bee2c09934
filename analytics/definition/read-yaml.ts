import { Composer, type Document, LineCounter } from 'yaml';
import type { Where } from '../contract/problem.ts';
import { complain, limits, type Reading } from '../criteria/reading.ts';
import { spokenNumber } from '../criteria/wording.ts';
import type { Written } from '../criteria/written.ts';
import { writtenFromYaml } from './written-from-yaml.ts';
import { strayDash, strayDashAt, yamlWording } from './yaml-problems.ts';
import { lookHere, tokensOf } from './yaml-tokens.ts';

/** Characters that no definition holds and that the YAML lexer keeps for itself. */
const control = /[^\P{Cc}\t\n\r]/u;

/** Longest stretch without a letter or a digit: a rule under a heading, some empty lines. */
export const longestBare = 1_000;

type Place = (offset: number) => Where;

function placer(counter: LineCounter, file: string): Place {
  return (offset) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/**
 * Work without a record of where in the program each error was made: the YAML parser makes an error
 * for every oddity of a text, and the records take ten times as long as the rest.
 */
function withoutTraces<T>(work: () => T): T {
  const kept = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = kept;
  }
}

function complainOfYaml(
  text: string,
  document: Document.Parsed,
  place: Place,
  reading: Reading,
): void {
  const dashes = new Set<number>();
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    const dash = strayDashAt(text, code, pos[0]);
    if (dash !== undefined && dashes.has(dash)) continue;
    if (dash !== undefined) dashes.add(dash);
    const { reason, hint } = dash === undefined ? yamlWording(code) : strayDash;
    complain(reading, place(dash ?? pos[0]), reason, hint);
  }
  if (document.directives?.yaml.explicit) {
    complain(reading, place(0), 'A line that starts with % is not part of a definition.');
  }
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Where a text stops being one, before the parser takes a hundred times as long over it. */
function complainOfCharacters(text: string, file: string, reading: Reading): void {
  const strange = text.search(control);
  if (strange >= 0) {
    const at = { file, ...lineAndColumn(text, strange) };
    complain(reading, at, 'The text holds a control character.', 'Save it as plain text.');
    return;
  }
  for (const { 0: bare, index } of text.matchAll(/[^\p{L}\p{N}]+/gu)) {
    if (bare.length <= longestBare) continue;
    const most = spokenNumber(longestBare);
    const reason = `More than ${most} characters in a row are neither letters nor digits.`;
    complain(reading, { file, ...lineAndColumn(text, index) }, reason, lookHere);
    return;
  }
}

/**
 * YAML text as a tree that remembers lines and columns. Texts that are too long, nested too deep
 * or hold what no text does are problems, found before anything is built from them.
 */
export function readYaml(source: string, file: string, reading: Reading): Written | undefined {
  const text = source.replaceAll(/\r\n?/g, '\n');
  if (text.length > limits.characters) {
    const most = spokenNumber(limits.characters);
    return complain(reading, { file }, `The document is longer than ${most} characters.`);
  }
  complainOfCharacters(text, file, reading);
  if (reading.problems.length > 0) return undefined;
  const counter = new LineCounter();
  const place = placer(counter, file);
  const tokens = tokensOf(text, counter, place, reading);
  if (tokens === undefined) return undefined;
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = withoutTraces(() => [...composer.compose(tokens, true, text.length)]);
  if (document === undefined) return complain(reading, { file }, 'The document is empty.');
  complainOfYaml(text, document, place, reading);
  if (second !== undefined) {
    const { reason } = yamlWording('MULTIPLE_DOCS');
    complain(reading, place(second.range[0]), reason);
  }
  if (reading.problems.length > 0) return undefined;
  return writtenFromYaml(document.contents, place, reading);
}
