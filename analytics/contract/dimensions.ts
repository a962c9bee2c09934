/** What a table can be broken down by, in the order in which columns are printed. */
export const dimensions = [
  'segment',
  'quintile',
  'age_band',
  'age',
  'sex',
  'ethnic_group',
  'lcp',
  'pcn',
  'practice',
  'condition_count',
  'combination',
] as const;
export type Dimension = (typeof dimensions)[number];

export function isDimension(name: string): name is Dimension {
  return (dimensions as readonly string[]).includes(name);
}

/** A column of a released table: a dimension, the second segment of a table of two, or what a gap is told by. */
export type ReleasedName = Dimension | 'other_segment' | 'statistic';

/** One category of a dimension: the code that files carry and the words that people read. */
export interface Category {
  readonly code: string;
  readonly label: string;
  /** Of categories that were merged into this one, their codes in order; two at least. */
  readonly parts?: readonly string[];
  /**
   * Its place among the categories as they are before any are merged (of the first of its parts), from 0;
   * left out where none are. Colours go by it.
   */
  readonly ownPlace?: number;
}

/** The code that marks a total in any dimension. */
export const totalCode = 'all';

/** The code of people whose category is not known (no quintile, no LCP, no sex recorded). */
export const unknownCode = 'not-known';

/** The code of people who belong to no LCP: always shown, never dropped. */
export const notAllocatedCode = 'not-allocated';

/** Codes of people who are in no category of a dimension: they are counted, and not ranked. */
export const residualCodes: readonly string[] = [unknownCode, notAllocatedCode];

/** The code of people outside the population of a definition. */
export const outsideCode = 'outside';

/** The code of people in the population whom no segment takes: every-match only. */
export const noSegmentCode = 'no-segment';

/** The code of people with none of the conditions and flags that a combination is made of. */
export const noneCode = 'none';

/** Which categories are kept in each dimension; a dimension left out keeps all of them. */
export type Filters = { readonly [D in Dimension]?: readonly string[] };

/** Which categories are counted as one: for a dimension, a list of codes for each merged category. */
export type Merge = { readonly [D in Dimension]?: readonly (readonly string[])[] };
