import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';

/** The views in the order of the work; that of the workspace stands apart from it. */
export const views = ['import', 'quality', 'segments', 'population', 'map', 'save'] as const;
export type View = (typeof views)[number] | 'workspace';

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
  /** Null where the system decides. */
  readonly theme: Theme | null;
}

export const firstState: WindowState = {
  view: 'import',
  definition: null,
  policy: null,
  working: false,
  filters: {},
  picked: null,
  mapMeasure: null,
  heatMeasure: 'share:segment',
  saving: null,
  theme: null,
};

export type Change =
  | { readonly kind: 'show'; readonly view: View }
  | { readonly kind: 'define'; readonly definition: DefinitionRef }
  | { readonly kind: 'protect'; readonly policy: string }
  | { readonly kind: 'work'; readonly working: boolean }
  | { readonly kind: 'pick'; readonly picked: Picked }
  | { readonly kind: 'toggle-filter'; readonly picked: Picked }
  | { readonly kind: 'clear-filter'; readonly dimension?: Dimension }
  | { readonly kind: 'measure-map'; readonly measure: string }
  | { readonly kind: 'measure-heat'; readonly measure: 'share:segment' | 'people' }
  | { readonly kind: 'prepare-file'; readonly chart: ChartKind }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'new-extract' };
