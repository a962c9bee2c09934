import type { Shapes } from '../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { SvgNode } from './svg.ts';

export interface ChartOptions {
  /** Drawing width in CSS pixels; the height follows from what is drawn. */
  readonly width: number;
  readonly theme: 'light' | 'dark';
  /** Replaces the title that the chart makes of its table. */
  readonly title?: string;
  /** With title, source and footer for a file; without them for a view that shows its own. */
  readonly frame: boolean;
  /** Outlines, for the map. */
  readonly shapes?: Shapes;
  /** Codes marked as selected on screen. */
  readonly selected?: readonly string[];
}

/** A drawn chart: a plain tree, its size, and what it shows in words. */
export interface Drawing {
  readonly root: SvgNode;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Two or three sentences for those who cannot see it, of released values only. */
  readonly description: string;
}

export type Chart = (table: ReleasedTable, options: ChartOptions) => Drawing;
