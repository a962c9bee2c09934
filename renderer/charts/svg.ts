import type { ReleasedName } from '../../analytics/contract/dimensions.ts';

/**
 * What a mark stands for on screen: hover and focus explain it, a click filters by it. One of
 * `other_segment` is explained and filters nothing.
 */
export interface Mark {
  readonly dimension: ReleasedName;
  readonly code: string;
  /** Read out and shown on hover: made of released values only. */
  readonly label: string;
}

/** A plain SVG element. `mark` never reaches a file. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
  readonly mark?: Mark;
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (SvgNode | string)[] = [],
  mark?: Mark,
): SvgNode {
  return mark === undefined ? { name, attributes, children } : { name, attributes, children, mark };
}
