import type { ReleasedRow } from '../../analytics/contract/released.ts';
import type { Hatches } from './hatch.ts';
import type { Palette } from './palette.ts';
import type { SvgNode } from './svg.ts';

/** Where a chart draws: from 0 to `width`, downwards from 0. */
export interface PlotSpace {
  readonly width: number;
  readonly palette: Palette;
  readonly hatches: Hatches;
  readonly selected: ReadonlySet<string>;
  readonly rows: readonly ReleasedRow[];
}

/** What a chart draws, without its frame. */
export interface Plot {
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly SvgNode[];
  readonly height: number;
  /** Lines under the plot, in a file and on screen alike: what is not drawn, and how it is read. */
  readonly notes: readonly string[];
  /** The rows that are drawn: those hidden and not available are explained under the plot. */
  readonly legendRows: readonly ReleasedRow[];
}
