import type { ReactNode } from 'react';
import type { Shapes } from '../../analytics/contract/methods.ts';
import type { FigureName } from '../state/figures.ts';
import type { Picked } from '../state/window-state.ts';

export interface FigureProps {
  readonly figure: FigureName;
  readonly heading: string;
  readonly controls?: ReactNode;
  /** Outlines, for the map; null while they are awaited. */
  readonly shapes?: Shapes | null;
  /** A mark that is pointed at in another figure. */
  readonly linked?: Picked | null;
  readonly onPoint?: (picked: Picked | null) => void;
}
