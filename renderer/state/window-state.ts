import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import type { Draft } from './draft.ts';

/** The views in the order of the work; that of the workspace stands apart from it. */
export const views = ['import', 'quality', 'segments', 'population', 'map', 'save'] as const;
export type View = (typeof views)[number] | 'workspace';

/** The parts of the segments view, one at a time. */
export const segmentParts = ['counts', 'overlap', 'edit', 'compare'] as const;
export type SegmentPart = (typeof segmentParts)[number];

export type Theme = 'light' | 'dark';

/** One category of one dimension: what a click picks and the inspector explains. */
export interface Picked {
  readonly dimension: Dimension;
  readonly code: string;
}

/** Everything that the window remembers and the engine does not. */
export interface WindowState {
  readonly view: View;
  /** Null until one is chosen: the first that is shipped. */
  readonly definition: DefinitionRef | null;
  /** The document that is being edited; null where none has been changed. */
  readonly draft: Draft | null;
  readonly part: SegmentPart;
  /** Null until one is chosen: the first policy that releases. */
  readonly policy: string | null;
  /** Nothing is hidden, and everything says so. */
  readonly working: boolean;
  readonly filters: Filters;
  readonly picked: Picked | null;
  /** What the map shows: `people`, `share:segment` or `prevalence:<condition>`; null until chosen. */
  readonly mapMeasure: string | null;
  readonly heatMeasure: 'share:segment' | 'people';
  /** Null until one is chosen: the first that the extract can give. */
  readonly saving: ChartKind | null;
  /** The field whose variation definitions are compared by; null until one is chosen. */
  readonly comparedBy: string | null;
  /** Conditions whose combinations are shown; null until they are chosen. */
  readonly combined: readonly string[] | null;
  /** Null where the system decides. */
  readonly theme: Theme | null;
}

export const firstState: WindowState = {
  view: 'import',
  definition: null,
  draft: null,
  part: 'counts',
  policy: null,
  working: false,
  filters: {},
  picked: null,
  mapMeasure: null,
  heatMeasure: 'share:segment',
  saving: null,
  comparedBy: null,
  combined: null,
  theme: null,
};

export type Change =
  | { readonly kind: 'show'; readonly view: View }
  | { readonly kind: 'define'; readonly definition: DefinitionRef }
  | { readonly kind: 'show-part'; readonly part: SegmentPart }
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Puts the draft in force for every view, at a text that has been checked. */
  | { readonly kind: 'apply'; readonly text: string }
  /** Drops the draft; where it is in force, so is what it began as again. */
  | { readonly kind: 'discard' }
  | { readonly kind: 'protect'; readonly policy: string }
  | { readonly kind: 'work'; readonly working: boolean }
  | { readonly kind: 'pick'; readonly picked: Picked }
  | { readonly kind: 'toggle-filter'; readonly picked: Picked }
  | { readonly kind: 'clear-filter'; readonly dimension?: Dimension }
  | { readonly kind: 'measure-map'; readonly measure: string }
  | { readonly kind: 'measure-heat'; readonly measure: 'share:segment' | 'people' }
  | { readonly kind: 'prepare-file'; readonly chart: ChartKind }
  | { readonly kind: 'compare-by'; readonly field: string }
  | { readonly kind: 'combine'; readonly conditions: readonly string[] }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'new-extract' };
