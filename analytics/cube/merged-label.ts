import type { Category, Dimension } from '../contract/dimensions.ts';

/** Dimensions whose categories stand in an order: only neighbours among them can be one. */
export const orderedDimensions: readonly Dimension[] = [
  'quintile',
  'age_band',
  'age',
  'condition_count',
];

/** Of which the codes say from where to where they reach: `80-84`, `90+`, `3`. */
const spans: readonly Dimension[] = ['age_band', 'age', 'condition_count'];

/** Words in a row: `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const first = (code: string) => /^\d+/.exec(code)?.[0] ?? code;
const last = (code: string) => /\d+$/.exec(code)?.[0] ?? code;

/** From where to where codes reach that follow one another: `18 to 39`, `85 and over`. */
export function spanWords(dimension: Dimension, codes: readonly string[]): string {
  const [from, to] = [codes[0] ?? '', codes.at(-1) ?? ''];
  const more = dimension === 'condition_count' ? 'or more' : 'and over';
  if (to.endsWith('+')) return `${first(from)} ${more}`;
  return first(from) === last(to) ? first(from) : `${first(from)} to ${last(to)}`;
}

/** Quintiles by their numbers, with what the first or last of them is: `1 and 2 (most deprived)`. */
function quintileWords(parts: readonly Category[]): string {
  const end = parts.map(({ label }) => /\(.*\)$/.exec(label)?.[0]).find((words) => words);
  const numbers = listed(parts.map(({ code }) => code));
  return end === undefined ? numbers : `${numbers} ${end}`;
}

/** What a merged category is called: `A and B`, or `A + B` where a name is a list itself. `parts` are in the order of the dimension. */
export function mergedLabel(dimension: Dimension, parts: readonly Category[]): string {
  if (spans.includes(dimension)) {
    return spanWords(
      dimension,
      parts.map(({ code }) => code),
    );
  }
  if (dimension === 'quintile') return quintileWords(parts);
  const labels = parts.map(({ label }) => label);
  return labels.some((label) => /,| and /.test(label)) ? labels.join(' + ') : listed(labels);
}
