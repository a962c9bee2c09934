import { ruleKey } from '../rule-key.ts';
import type { Segment } from '../segmentation.ts';

export interface SegmentPair {
  readonly before: Segment;
  readonly after: Segment;
}

export interface PairedSegments {
  /** In the order of the later document. */
  readonly pairs: readonly SegmentPair[];
  readonly added: readonly Segment[];
  readonly gone: readonly Segment[];
}

const keyOf = ({ when }: Segment) => (when === null ? '' : ruleKey(when));

/**
 * Segments of two documents that are the same one: by id, else by rule and label, by label, by rule.
 * Whoever is left over is another rest in another document: that alone makes no segment the same.
 */
export function pairSegments(
  before: readonly Segment[],
  after: readonly Segment[],
): PairedSegments {
  const same: readonly ((a: Segment, b: Segment) => boolean)[] = [
    (a, b) => a.id === b.id,
    (a, b) => a.label === b.label && keyOf(a) === keyOf(b),
    (a, b) => a.label === b.label,
    (a, b) => a.when !== null && keyOf(a) === keyOf(b),
  ];
  const earlierOf = new Map<Segment, Segment>();
  const taken = new Set<Segment>();
  for (const isSame of same) {
    for (const one of after) {
      if (earlierOf.has(one)) continue;
      const found = before.find((other) => !taken.has(other) && isSame(other, one));
      if (found === undefined) continue;
      earlierOf.set(one, found);
      taken.add(found);
    }
  }
  return {
    pairs: after.flatMap((one) => {
      const earlier = earlierOf.get(one);
      return earlier === undefined ? [] : [{ before: earlier, after: one }];
    }),
    added: after.filter((one) => !earlierOf.has(one)),
    gone: before.filter((one) => !taken.has(one)),
  };
}
