import type { Category, Dimension } from '../contract/dimensions.ts';
import type { Sql } from '../sql/sql.ts';

/** One dimension of a cube, and its categories. */
export interface Axis {
  readonly dimension: Dimension;
  /** The same for axes that tell people apart in the same way. */
  readonly id: string;
  readonly label: string;
  /** The label inside a sentence. */
  readonly noun: string;
  readonly categories: readonly Category[];
}

/** A dimension that a person has whatever the definition, and the SQL that gives their place on it. */
export interface PersonAxis extends Axis {
  /** Which of the two tables of codes holds the columns that it is made of. */
  readonly of: 'profile' | 'setting';
  /** A number from 0 to `categories.length - 1` for every person, never null. */
  readonly position: Sql;
}
