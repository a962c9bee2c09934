import type { ReleasedName } from './dimensions.ts';

/**
 * What a table is asked with that is to leave the laptop. The engine records it, at first as pending;
 * `release.keep` makes the records of the release final, `release.drop` forgets them.
 */
export interface Leaving {
  /** Made by the host, e.g. `randomUUID()`: letters, digits and dashes, 64 at most. All tables of a release share it. */
  readonly release: string;
  /** What people know the release by, 300 characters at most. */
  readonly title: string;
  /**
   * Whether counts that would tell of few people together with an earlier release are hidden in this
   * one; where left out it is refused, with what would have to be hidden.
   */
  readonly hideFurther?: boolean;
}

/** The questions whose answers can leave. */
export const leavingMethods = [
  'table.release',
  'gap.release',
  'segments.run',
  'segments.overlap',
  'segments.losses',
  'segments.movers',
] as const;
export type LeavingMethod = (typeof leavingMethods)[number];

/** What a list of releases says of one table. */
export interface SummaryOfTable {
  readonly method: LeavingMethod;
  readonly measure: { readonly id: string; readonly label: string };
  readonly dimensions: readonly ReleasedName[];
  /** Who was counted, in plain English. */
  readonly population: string;
  readonly policy: { readonly id: string; readonly title: string; readonly working: boolean };
  readonly cells: { readonly shown: number; readonly hidden: number };
  readonly extract: { readonly name: string; readonly asAt: string | null };
}

/** One release, as a list shows it. */
export interface ReleaseSummary {
  readonly release: string;
  /** ISO time, UTC. */
  readonly when: string;
  readonly title: string;
  /** Whether any of its tables holds working figures. */
  readonly working: boolean;
  /** In the order asked for. */
  readonly tables: readonly SummaryOfTable[];
}
