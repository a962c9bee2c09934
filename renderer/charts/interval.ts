import type { ReleasedRow } from '../../analytics/contract/released.ts';
import type { Palette } from './palette.ts';
import { element, type SvgNode } from './svg.ts';

/** The highest point that a row's bar or interval reaches; 0 where nothing is shown. */
export function reach(row: ReleasedRow | undefined, value: number | null): number {
  return value === null ? 0 : Math.max(value, row?.upper ?? 0);
}

/** A horizontal interval with its ends, around `y`; nothing where the row has none. */
export function whisker(
  row: ReleasedRow | undefined,
  at: (value: number) => number,
  y: number,
  { ink, surface }: Pick<Palette, 'ink' | 'surface'>,
): SvgNode[] {
  if (row === undefined || row.status !== 'shown') return [];
  if (row.lower === null || row.upper === null) return [];
  const ends = [at(row.lower), at(row.upper)].map((x) => x.toFixed(2));
  const d = ends.map((x) => `M${x} ${(y - 3).toFixed(2)}v6`).join('');
  const bar = `M${ends[0]} ${y.toFixed(2)}H${ends[1]}`;
  const line = { d: d + bar, fill: 'none' };
  return [
    element('path', { ...line, stroke: surface, 'stroke-width': 3, 'stroke-opacity': 0.75 }),
    element('path', { ...line, stroke: ink, 'stroke-width': 1.25 }),
  ];
}
