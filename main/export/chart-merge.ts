import type { Dimension, Merge } from '../../analytics/contract/dimensions.ts';
import { type Complain, isRecord, readCodes, unknownKeys } from './chart-fields.ts';

function readGroups(value: unknown): readonly (readonly string[])[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const groups = value.map(readCodes);
  return groups.every((codes) => codes !== null && codes.length > 1)
    ? groups.flatMap((codes) => (codes === null ? [] : [codes]))
    : null;
}

/** Which categories of a chart's dimensions are counted as one: lists of codes by dimension. */
export function readMerge(
  value: unknown,
  by: readonly Dimension[],
  complain: Complain,
): Merge | undefined {
  if (value === undefined) return undefined;
  const example = 'e.g. merge: { quintile: [["1", "2"]] }.';
  if (!isRecord(value)) {
    complain('merge', "The chart's merge is not a list of dimensions.", example);
    return undefined;
  }
  unknownKeys(value, by, 'merge.', complain);
  const merge: { [D in Dimension]?: readonly (readonly string[])[] } = {};
  for (const name of by.filter((dimension) => value[dimension] !== undefined)) {
    const groups = readGroups(value[name]);
    if (groups !== null) merge[name] = groups;
    else {
      const reason = `What is merged of ${name} is not a list of lists of two codes or more.`;
      complain(`merge.${name}`, reason, example);
    }
  }
  return merge;
}
