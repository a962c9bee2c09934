import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedDimension, ReleaseNote } from '../../analytics/contract/released.ts';
import { listed } from './phrase.ts';

/** Dimensions whose codes are their own words. */
const spoken: readonly ReleasedDimension['name'][] = [
  'age',
  'age_band',
  'condition_count',
  'quintile',
];

/** Codes that are listed one by one; of more, only from where to where they reach is said. */
const mostListed = 4;

function partsWords(name: ReleasedDimension['name'], { label, parts = [] }: Category): string {
  return spoken.includes(name) && parts.length <= mostListed ? listed(parts) : label;
}

/**
 * Which categories of a table are counted as one, a phrase for each dimension; null where none is:
 * `Age band: 0-4 and 5-9 counted together; 80 and over counted together`.
 */
export function countedTogether({ dimensions }: Pick<ReleaseNote, 'dimensions'>): string | null {
  const phrases = dimensions.flatMap(({ name, label, categories }) => {
    const merged = categories.filter(({ parts = [] }) => parts.length > 1);
    const groups = merged.map((one) => `${partsWords(name, one)} counted together`);
    return groups.length === 0 ? [] : [`${label}: ${groups.join('; ')}`];
  });
  return phrases.length === 0 ? null : phrases.join('. ');
}
