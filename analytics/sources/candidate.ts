import { conditions, fields } from '../dictionary/dictionary.ts';
import { nameWords, squash } from './name-words.ts';

/** A field that a column's name speaks for, how surely, and why in words. */
export interface Candidate {
  readonly field: string;
  readonly confidence: number;
  readonly reason: string;
}

function indexNames(): ReadonlyMap<string, Candidate> {
  const index = new Map<string, Candidate>();
  const add = (name: string, field: string, confidence: number, reason: string) => {
    const key = squash(name);
    if ((index.get(key)?.confidence ?? 0) < confidence)
      index.set(key, { field, confidence, reason });
  };
  for (const { id, label, synonyms } of fields) {
    add(id, id, 1, `The name of the field ${id}.`);
    for (const name of [label, ...synonyms]) add(name, id, 0.95, `A known name for ${label}.`);
  }
  for (const { id, label, qof, synonyms } of conditions) {
    const field = `condition:${id}`;
    add(id, field, 1, `The name of the condition ${id}.`);
    for (const name of [label, ...synonyms]) add(name, field, 0.95, `A known name for ${label}.`);
    if (qof !== null) add(qof, field, 0.95, `The QOF register code of ${label}.`);
  }
  return index;
}

const index = indexNames();

/** Words that say how a column was made rather than what it holds. */
const prefixes: readonly (readonly string[])[] = [
  ['att'],
  ['has'],
  ['flag'],
  ['is'],
  ['condition'],
  ['util', 'activity'],
];
const suffixes: readonly string[] = ['flag', 'register'];

/** Names whose words, once a prefix is off, would mean something else. */
const misleading: ReadonlySet<string> = new Set(['iscarer']);

function stripped(name: string): readonly { readonly rest: string; readonly off: string }[] {
  const words = nameWords(name);
  const without = prefixes
    .filter((prefix) => prefix.every((word, at) => words[at] === word))
    .map((prefix) => ({ rest: words.slice(prefix.length), off: prefix.join(' ') }));
  const last = words.at(-1) ?? '';
  if (suffixes.includes(last)) without.push({ rest: words.slice(0, -1), off: last });
  return without.map(({ rest, off }) => ({ rest: rest.join(''), off }));
}

/** The field that a column's name speaks for; null where it is none that is known. */
export function candidateOf(name: string): Candidate | null {
  const whole = index.get(squash(name));
  if (whole !== undefined) return whole;
  if (misleading.has(squash(name))) return null;
  for (const { rest, off } of stripped(name)) {
    const found = index.get(rest);
    if (found !== undefined) {
      return { ...found, confidence: 0.8, reason: `${found.reason} (“${off}” left off)` };
    }
  }
  return null;
}
