import { CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { Where } from '../contract/problem.ts';
import { complain, limits, type Reading } from '../criteria/reading.ts';
import { spokenNumber } from '../criteria/wording.ts';

/** Levels of YAML that are open at once; thirty nested criteria need about a hundred. */
const deepest = 250;

/** What no definition has; the reader complains of each, but not of endlessly many. */
const foreign: ReadonlySet<string | null> = new Set([
  'anchor',
  'alias',
  'tag',
  'directive-line',
  'doc-start',
  'doc-end',
]);

/** What has been met of a text so far: how many pieces, and where those that do not belong stand. */
interface Met {
  pieces: number;
  readonly foreign: number[];
  readonly strays: number[];
}

interface Complaint {
  readonly at: number;
  readonly reason: string;
  readonly hint: string;
}

/** A hint for a text that looks like nothing that people wrote. */
export const lookHere = 'Look here first: is this text a definition?';

/** Why the text cannot be a document that people wrote, or undefined while it can. */
function complaintOf(met: Met, { stack, offset }: Parser): Complaint | undefined {
  if (stack.length > deepest) {
    const hint = 'Say the same with fewer levels of brackets or indentation.';
    return { at: offset, reason: 'The document is nested too deeply.', hint };
  }
  if (met.pieces > limits.pieces) {
    const most = spokenNumber(limits.pieces);
    const reason = `The document has more than ${most} words, marks, gaps and line ends.`;
    return { at: offset, reason, hint: 'Split it, or name areas of a higher level.' };
  }
  const most = limits.problems;
  const [firstForeign = 0] = met.foreign;
  if (met.foreign.length > most) {
    const reason = `The text has more than ${most} anchors, aliases, tags, % lines and lines of dashes or dots.`;
    return { at: firstForeign, reason, hint: lookHere };
  }
  const [firstStray = 0] = met.strays;
  if (met.strays.length > most) {
    const reason = `More than ${most} brackets and texts stand where they do not belong.`;
    return { at: firstStray, reason, hint: lookHere };
  }
  return undefined;
}

/**
 * The tokens of a text, or undefined with one problem noted as soon as it shows that it is nested too
 * deeply, too long-winded, or no definition at all: pasted rubbish costs no more than its beginning.
 * The parser here never recurses.
 */
export function tokensOf(
  text: string,
  counter: LineCounter,
  place: (offset: number) => Where,
  reading: Reading,
): readonly CST.Token[] | undefined {
  const parser = new Parser(counter.addNewLine);
  const tokens: CST.Token[] = [];
  const met: Met = { pieces: 0, foreign: [], strays: [] };
  let isScalar = false;
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    met.pieces += 1;
    if (!isScalar && foreign.has(CST.tokenType(lexeme))) met.foreign.push(parser.offset);
    isScalar = lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') met.strays.push(token.offset);
      tokens.push(token);
    }
    const found = complaintOf(met, parser);
    if (found !== undefined) return complain(reading, place(found.at), found.reason, found.hint);
  }
  tokens.push(...parser.end());
  return tokens;
}
