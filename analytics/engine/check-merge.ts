import type { Merge } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';

/** Whether a value is a list of lists of codes. */
function areGroups(value: unknown): boolean {
  const isGroup = (group: unknown) =>
    Array.isArray(group) && group.every((code) => typeof code === 'string');
  return Array.isArray(value) && value.every(isGroup);
}

/** The merge of a question as plain data; throws a {@link Refusal} (usage) for what is none. */
export function mergeOf({ merge = {}, by }: Pick<TableAsk, 'merge' | 'by'>): Merge {
  const refuse = (reason: string, hint: string) => {
    throw new Refusal({ code: 'usage', reason, hint });
  };
  const isPlain =
    typeof merge === 'object' &&
    merge !== null &&
    Object.getPrototypeOf(merge) === Object.prototype;
  if (!isPlain || !Object.values(merge).every(areGroups)) {
    refuse(
      'What is to be merged is no list of dimensions with their groups of codes.',
      'Write it as { quintile: [["1", "2"]] }.',
    );
  }
  const absent = Object.keys(merge).find((name) => !(by as readonly string[]).includes(name));
  if (absent !== undefined) {
    refuse(
      'A merge is of something that the table is not broken down by.',
      `Merge categories of ${by.join(' or ') || 'a dimension of the table'}.`,
    );
  }
  return merge;
}
