import type { ChartKind } from '../../analytics/contract/host.ts';

/** Every figure that can be saved, in the order of the choice; one kind of chart may be in several. */
export const figureNames = [
  'heat',
  'pyramid',
  'measure',
  'curve',
  'map',
  'rank',
  'waterfall',
] as const;
export type FigureName = (typeof figureNames)[number];

/** The kind of chart that draws a figure. */
export function chartOf(figure: FigureName): ChartKind {
  return figure === 'measure' ? 'rank' : figure;
}
