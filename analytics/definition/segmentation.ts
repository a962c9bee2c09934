import type { Criterion } from '../criteria/criterion.ts';

/** How people who meet several segments are counted. */
export const assignments = ['first-match', 'every-match'] as const;
export type Assignment = (typeof assignments)[number];

export interface Segment {
  /** Kebab-case; the code that tables carry. */
  readonly id: string;
  readonly label: string;
  /** Null for the segment of everybody whom no other takes. */
  readonly when: Criterion | null;
}

/** A checked segmentation document. */
export interface Segmentation {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  /** Where the definition was published; empty where the document does not say. */
  readonly source: string;
  /** What is not known about it, or differs from its source; a sentence each. */
  readonly doubts: readonly string[];
  readonly assign: Assignment;
  /** Who is sorted at all; null for everybody. Whoever does not certainly meet it is outside. */
  readonly population: Criterion | null;
  /** In order of priority. With `first-match` the last one, and no other, takes the rest. */
  readonly segments: readonly Segment[];
}
