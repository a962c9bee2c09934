import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type Problem, Refusal, type Where } from '../analytics/contract/problem.ts';
import { nearest } from '../analytics/dictionary/nearest.ts';

/** The text of a mapping while it is read: what is wrong with it is gathered, each with its line. */
export interface MappingText {
  /** Notes what is wrong with a pair, or with the whole text. */
  complain(pair: Pair | null, reason: string, hint: string): void;
  /** Notes a key that there is not, with the nearest that there is. */
  refuseKey(pair: Pair, known: readonly string[], of: string): void;
  /** Throws a `Refusal` with everything that was noted. */
  settle(): void;
}

/** A key as it is written: `007` and `2024` are names of columns, and no numbers. */
export function keyOf({ key }: Pair): string {
  if (!isScalar(key)) return '';
  return key.type === 'PLAIN' && key.source !== undefined ? key.source : String(key.value);
}

function refuse(reason: string, hint: string, where?: Where): never {
  const problem: Problem = { code: 'mapping-incomplete', reason, hint };
  throw new Refusal(where === undefined ? problem : { ...problem, where });
}

/** Opens YAML text that is one map, without aliases. Throws a `Refusal` where it is not. */
export function openMappingText(source: string): { text: MappingText; top: YAMLMap } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const placeOf = (offset: number): Where => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error?.code === 'DUPLICATE_KEY') {
    refuse('A name is there twice.', 'Leave one of them out.', placeOf(error.pos[0]));
  }
  if (error !== undefined) {
    const hint = 'Check the indentation and the quotes near there.';
    refuse('This is not well-formed YAML.', hint, placeOf(error.pos[0]));
  }
  visit(document, (_key, node) => {
    if (isAlias(node)) refuse('The YAML uses aliases, which are not taken here.', 'Write it out.');
  });
  const top = document.contents;
  if (!isMap(top)) {
    refuse('The mapping has no "columns".', 'Write columns: { Column in the file: field }.');
  }
  const problems: Problem[] = [];
  const complain: MappingText['complain'] = (pair, reason, hint) => {
    const offset = pair !== null && isNode(pair.key) ? pair.key.range?.[0] : undefined;
    const where = offset === undefined ? {} : { where: placeOf(offset) };
    problems.push({ code: 'mapping-incomplete', reason, hint, ...where });
  };
  const text: MappingText = {
    complain,
    refuseKey(pair, known, of) {
      const near = nearest(keyOf(pair), known);
      const hint = near === undefined ? `Known: ${known.join(', ')}.` : `Perhaps ${near}?`;
      complain(pair, `${of} has no "${keyOf(pair)}".`, hint);
    },
    settle() {
      if (problems.length > 0) throw new Refusal(...problems);
    },
  };
  return { text, top: top as YAMLMap };
}
