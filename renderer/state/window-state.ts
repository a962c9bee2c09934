import type { Dimension, Filters, Merge } from '../../analytics/contract/dimensions.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import type { Form } from '../../analytics/contract/released.ts';
import type { Draft } from './draft.ts';
import type { FigureName } from './figures.ts';
import { firstMeasured, type MeasuredChoice } from './measured.ts';
import type { Merged } from './merges.ts';
import type { OwnDocument } from './own-documents.ts';

/** The views in the order of the work; that of the workspace stands apart from it. */
export const views = [
  'import',
  'quality',
  'segments',
  'population',
  'measures',
  'map',
  'save',
] as const;
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
  /** Documents from disk and edited ones that have been in force, the latest last. */
  readonly own: readonly OwnDocument[];
  /** The document that is being edited; null where none has been changed. */
  readonly draft: Draft | null;
  readonly part: SegmentPart;
  /** Null until one is chosen: the first policy that releases. */
  readonly policy: string | null;
  /** Nothing is hidden, and everything says so. */
  readonly working: boolean;
  readonly filters: Filters;
  /** Categories that are counted as one in every figure that breaks down by them. */
  readonly merge: Merge;
  readonly picked: Picked | null;
  /** What the view of measures shows. */
  readonly measured: MeasuredChoice;
  /** What the map shows: `people`, `share:segment` or a measure's id; null until chosen. */
  readonly mapMeasure: string | null;
  readonly mapForm: Form;
  readonly heatMeasure: 'share:segment' | 'people';
  /** Null until one is chosen: the first that the extract can give. */
  readonly saving: FigureName | null;
  /** The field whose variation definitions are compared by; null until one is chosen. */
  readonly comparedBy: string | null;
  /** The definition from which changes to the one in force are told; null until one is chosen. */
  readonly against: DefinitionRef | null;
  /** Conditions whose combinations are shown; null until they are chosen. */
  readonly combined: readonly string[] | null;
  /** Null where the system decides. */
  readonly theme: Theme | null;
}

export const firstState: WindowState = {
  view: 'import',
  definition: null,
  own: [],
  draft: null,
  part: 'counts',
  policy: null,
  working: false,
  filters: {},
  merge: {},
  picked: null,
  measured: firstMeasured,
  mapMeasure: null,
  mapForm: 'crude',
  heatMeasure: 'share:segment',
  saving: null,
  comparedBy: null,
  against: null,
  combined: null,
  theme: null,
};

export type Change =
  | { readonly kind: 'show'; readonly view: View }
  | { readonly kind: 'define'; readonly definition: DefinitionRef }
  /** Puts a document from disk in force, and keeps it with those of the analyst's own. */
  | { readonly kind: 'open'; readonly document: OwnDocument }
  | { readonly kind: 'show-part'; readonly part: SegmentPart }
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** The draft has been saved at a text. */
  | { readonly kind: 'saved'; readonly text: string }
  /** Puts the draft in force for every view, at a text that has been checked, and keeps it. */
  | { readonly kind: 'apply'; readonly text: string }
  /** Drops the draft; where it is in force, it is kept no more, and what it began as is in force. */
  | { readonly kind: 'discard' }
  | { readonly kind: 'protect'; readonly policy: string }
  | { readonly kind: 'work'; readonly working: boolean }
  | { readonly kind: 'pick'; readonly picked: Picked }
  | { readonly kind: 'toggle-filter'; readonly picked: Picked }
  | { readonly kind: 'clear-filter'; readonly dimension?: Dimension }
  /** Counts categories as one; of their dimensions, in place of what was merged before. */
  | { readonly kind: 'merge'; readonly merge: Merge }
  /** Takes a merged category apart, or all of them. */
  | { readonly kind: 'unmerge'; readonly merged?: Merged }
  /** Chooses some of what the view of measures shows. */
  | { readonly kind: 'measure'; readonly choice: Partial<MeasuredChoice> }
  | { readonly kind: 'measure-map'; readonly measure: string }
  | { readonly kind: 'form-map'; readonly form: Form }
  | { readonly kind: 'measure-heat'; readonly measure: 'share:segment' | 'people' }
  | { readonly kind: 'prepare-file'; readonly figure: FigureName }
  | { readonly kind: 'compare-by'; readonly field: string }
  | { readonly kind: 'compare-against'; readonly definition: DefinitionRef }
  | { readonly kind: 'combine'; readonly conditions: readonly string[] }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'new-extract' };
