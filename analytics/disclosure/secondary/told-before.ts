/** Columns of counts of people, or of events and amounts, each of which adds up by itself. */
export type CountColumn = 'count' | 'denominator' | 'excluded' | 'unknown';

/** What earlier releases have told of a table's counts, by {@link countKey}. */
export interface ToldBefore {
  readonly shown: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

export const nothingTold: ToldBefore = { shown: new Set(), hidden: new Set() };

/** A count of a table: its row, from 0, and its column. */
export const countKey = (row: number, column: CountColumn) => `${row}:${column}`;
