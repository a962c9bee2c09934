import type { Sql } from '../sql/sql.ts';

/**
 * One column of counts in a cube: the people of whom a test is true, or a sum over people of a whole
 * number from 0 to 65,535 (activity may be above). What is NULL of a person is not counted.
 */
export interface CountColumn {
  /** The same for columns that count the same. */
  readonly key: string;
  readonly of: { readonly test: Sql } | { readonly amount: Sql };
  /** The columns of `person` that it asks about. */
  readonly columns: readonly string[];
}

/** The people of whom a test is true. */
export function peopleWith(test: Sql, columns: readonly string[]): CountColumn {
  return { key: test.text, of: { test }, columns };
}

/** The sum of an amount over people. */
export function sumOf(amount: Sql, columns: readonly string[]): CountColumn {
  return { key: `sum ${amount.text}`, of: { amount }, columns };
}
