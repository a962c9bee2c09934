import { type Dimension, dimensions, type Merge } from '../../analytics/contract/dimensions.ts';

/** One merged category: the codes that are counted as one. */
export interface Merged {
  readonly dimension: Dimension;
  readonly codes: readonly string[];
}

/** Every merged category in the order of the dimensions, for chips. */
export function mergedOf(merge: Merge): Merged[] {
  return dimensions.flatMap((dimension) =>
    (merge[dimension] ?? []).map((codes) => ({ dimension, codes })),
  );
}

function fromMerged(merged: readonly Merged[]): Merge {
  const merge: { [D in Dimension]?: (readonly string[])[] } = {};
  for (const { dimension, codes } of merged) {
    merge[dimension] = [...(merge[dimension] ?? []), codes];
  }
  return merge;
}

/** The code of a merged category, as the engine makes it: parts in their order with `+` between them. */
export const codeOf = ({ codes }: Merged): string => codes.join('+');

/** The same merges without one of them. */
export function withoutMerged(merge: Merge, { dimension, codes }: Merged): Merge {
  const isOther = (one: Merged) =>
    one.dimension !== dimension || codeOf(one) !== codeOf({ dimension, codes });
  return fromMerged(mergedOf(merge).filter(isOther));
}

/** The merges of some dimensions alone, as a part of a question; nothing where there is none. */
export function mergePart(merge: Merge, by: readonly Dimension[]): { readonly merge?: Merge } {
  const kept = mergedOf(merge).filter(({ dimension }) => by.includes(dimension));
  return kept.length === 0 ? {} : { merge: fromMerged(kept) };
}

/** The codes of a category: those of its parts, where it is a merged one. */
export function partsOf(merge: Merge, dimension: Dimension, code: string): readonly string[] {
  const found = mergedOf(merge).find((one) => one.dimension === dimension && codeOf(one) === code);
  return found?.codes ?? [code];
}
