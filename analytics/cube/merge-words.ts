import type { Dimension } from '../contract/dimensions.ts';
import type { Axis } from './axis.ts';
import type { Candidate, SeenCategory } from './merge-candidates.ts';
import { listed, mergedLabel, spanWords } from './merged-label.ts';

/** What categories of a dimension are called in front of them; nothing where they speak for themselves. */
const nouns: Readonly<Partial<Record<Dimension, string>>> = {
  segment: 'the segments ',
  quintile: 'quintiles ',
  age_band: 'ages ',
  age: 'ages ',
  ethnic_group: 'the ethnic groups ',
  pcn: 'PCNs ',
  practice: 'practices ',
};

function namesOf(axis: Axis, { parts }: SeenCategory): readonly string[] {
  const { dimension, categories } = axis;
  if (dimension === 'quintile') return parts;
  if (dimension === 'age_band' || dimension === 'age') return [spanWords(dimension, parts)];
  const labels = parts.map((part) => categories.find(({ code }) => code === part)?.label ?? part);
  return dimension === 'condition_count' ? [spanWords(dimension, parts)] : labels;
}

/** The names of a group in the order of the dimension, in quotation marks where one is a list itself. */
function groupNames(axis: Axis, group: readonly SeenCategory[]): readonly string[] {
  const placeOf = ({ parts }: SeenCategory) =>
    axis.categories.findIndex(({ code }) => code === parts[0]);
  const names = group
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .flatMap((seen) => namesOf(axis, seen));
  return names.some((name) => /,| and /.test(name) && !/^\d+ and over$/.test(name))
    ? names.map((name) => `“${name}”`)
    : names;
}

/** What a candidate does, in words. `axis` is that of its dimension, before anything is merged. */
export function mergeWords({ dimension, groups }: Candidate, axis: Axis): string {
  const noun = nouns[dimension] ?? '';
  const after = dimension === 'condition_count' ? ' long-term conditions' : '';
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    return `Merge ${noun}${listed(groupNames(axis, only))}${after}`;
  }
  const labels = groups.map((group) => {
    const codes = group.flatMap(({ parts }) => parts);
    const parts = axis.categories.filter(({ code }) => codes.includes(code));
    return mergedLabel(dimension, parts);
  });
  return `Merge ${noun}into ${listed(labels)}${after}`;
}
