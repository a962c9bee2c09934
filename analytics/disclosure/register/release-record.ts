import type { LeavingMethod } from '../../contract/release-summary.ts';
import type { ReleasedTable } from '../../contract/released.ts';

/** A question as it was asked: with a definition by its full text, never by an id or file name. */
export interface AskedThen {
  readonly method: LeavingMethod;
  /** Plain data; it holds no `leaving`. */
  readonly ask: Readonly<Record<string, unknown>>;
}

/** One table that has left, or is about to: only what the gate has let through. */
export interface ReleaseRecord {
  /** Shared by all tables of one release. */
  readonly release: string;
  readonly title: string;
  /** ISO time, UTC: when it was let out. */
  readonly when: string;
  readonly asked: AskedThen;
  /** Id of the extract within its workspace, never given twice. */
  readonly extract: string;
  /** The table with its note, as the reader of the release has it. */
  readonly table: ReleasedTable;
}
