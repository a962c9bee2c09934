import type { Progress } from '../contract/methods.ts';

/** What every step of an import works with. */
export interface StageContext {
  /** Folder for this reading's own spill, absolute. */
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}
