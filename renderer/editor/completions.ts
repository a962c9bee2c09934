import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { conditions, fields, findField } from '../../analytics/dictionary/dictionary.ts';
import { scores } from '../../analytics/dictionary/scores.ts';

const word = (label: string, detail?: string): Completion =>
  detail === undefined ? { label } : { label, detail };

const conditionWords = conditions.map(({ id, label }) => word(id, label));
const fieldWords = fields
  .filter(({ id }) => id !== 'person_id')
  .map(({ id, label }) => word(id, label));

/** What an `of` lists, by the criterion that it stands in. */
const parts: Readonly<Record<string, readonly Completion[]>> = {
  conditions: conditionWords,
  systems: [...new Set(conditions.map(({ system }) => system))].map((system) => word(system)),
  score: scores.map(({ id, label }) => word(id, label)),
};

/** What may follow a key whose values are few. */
const values: Readonly<Record<string, readonly Completion[]>> = {
  condition: conditionWords,
  field: fieldWords,
  assign: [
    word('first-match', 'each person in one segment'),
    word('every-match', 'in each that fits'),
  ],
  otherwise: [word('true')],
  level: ['lsoa', 'practice', 'pcn', 'lcp'].map((level) => word(level)),
};

const keys: readonly Completion[] = [
  ...['version', 'id', 'title', 'source', 'doubts', 'assign', 'population', 'segments'],
  ...['label', 'when', 'otherwise', 'all', 'any', 'not'],
  ...['condition', 'conditions', 'systems', 'score', 'age', 'quintile', 'decile', 'area', 'field'],
  ...['at-least', 'at-most', 'between', 'under', 'over', 'of', 'from', 'to', 'is', 'in', 'missing'],
].map((key) => ({ label: key, apply: `${key}: ` }));

/** The codes of the field that a line or the ones just above it name. */
function codesOf(before: string): readonly Completion[] {
  const named = [...before.matchAll(/field:\s*([\w-]+)/g)].at(-1)?.[1];
  const field = named === undefined ? undefined : findField(named);
  if (field?.kind === 'flag') return [word('true'), word('false')];
  return Object.entries(field?.categories ?? {}).map(([code, label]) => word(code, label));
}

/** Where an `of` is being filled in: on its line, or as an item of the list below it. */
const openOf =
  /\bof:(?:[ \t]*\[[^\]]*|[ \t]+[\w-]*|[ \t]*(?:\n[ \t]*-[ \t][^\n]*)*\n[ \t]*-[ \t][\w-]*)$/;

/** The words of an `of` that is being filled in; null outside any. */
function partsAt(before: string): readonly Completion[] | null {
  if (!openOf.test(before)) return null;
  const kind = [...before.matchAll(/\b(conditions|systems|score):/g)].at(-1)?.[1];
  return parts[kind ?? ''] ?? conditionWords;
}

/** The words that fit where the text breaks off. */
export function optionsAt(before: string): readonly Completion[] {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^\s*#/.test(line)) return [];
  const listed = partsAt(before);
  if (listed !== null) return listed;
  const key = /([\w-]+):\s+\[?(?:[\w-]+,\s*)*[\w-]*$/.exec(line)?.[1];
  if (key === 'is' || key === 'in') return codesOf(before.slice(-400));
  if (key !== undefined) return values[key] ?? [];
  return /(?:^|[-{,[])\s*[\w-]*$/.test(line) ? keys : [];
}

/** Ids of the dictionary, and words of the language, as the place allows. */
export function completions(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/[\w-]*/);
  const start = typed?.from ?? context.pos;
  const isAsked = context.explicit || (typed !== null && typed.text.length > 0);
  if (!isAsked) return null;
  const before = context.state.sliceDoc(Math.max(0, context.pos - 4000), context.pos);
  const options = optionsAt(before);
  return options.length === 0 ? null : { from: start, options: [...options], validFor: /^[\w-]*$/ };
}
