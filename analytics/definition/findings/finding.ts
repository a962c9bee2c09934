import type { Criterion } from '../../criteria/criterion.ts';
import type { Segment } from '../segmentation.ts';
import type { RuledSegment, Takers } from './judge.ts';

/** Something that can be told of a document before anybody is counted. */
export type Finding =
  | { readonly kind: 'nobody-inside' }
  | { readonly kind: 'nobody-outside' }
  | {
      readonly kind: 'never';
      readonly segment: RuledSegment;
      readonly inPopulation: boolean;
      /** Two parts that cannot both hold, where it is as simple as that. */
      readonly clash: readonly [Criterion, Criterion] | null;
    }
  | {
      readonly kind: 'always';
      readonly segment: RuledSegment;
      readonly inPopulation: boolean;
      /** The later segments, to which that leaves nobody. */
      readonly starved: readonly Segment[];
    }
  | {
      readonly kind: 'same-rule';
      readonly segment: RuledSegment;
      readonly as: RuledSegment;
      readonly isLost: boolean;
    }
  | { readonly kind: 'shadowed'; readonly segment: Segment; readonly takers: Takers }
  | {
      readonly kind: 'part-never';
      readonly segment: RuledSegment;
      readonly part: Criterion;
      readonly inPopulation: boolean;
    }
  | {
      readonly kind: 'parts-idle';
      readonly segment: RuledSegment;
      readonly parts: readonly Criterion[];
      readonly takers: Takers;
    }
  | { readonly kind: 'too-large' };
