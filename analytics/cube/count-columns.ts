import type { Condition } from '../dictionary/dictionary.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import { peopleKey } from './cube.ts';

/** One column of counts in a cube: its key, and which people it counts; a NULL is not counted. */
export interface CountColumn {
  readonly key: string;
  readonly test: Sql;
}

export interface HeldCondition {
  readonly condition: Condition;
  /** Whether anybody's flag is missing; those people are in no denominator of it. */
  readonly nullable: boolean;
}

/** The people within a condition's ages whose flag is known; null where that is everybody. */
function eligible({ condition, nullable }: HeldCondition): Sql | null {
  const tests = [
    ...(condition.minAge === null ? [] : [sql`age >= ${literal(condition.minAge)}`]),
    ...(condition.maxAge === null ? [] : [sql`age <= ${literal(condition.maxAge)}`]),
    ...(nullable ? [sql`${name(condition.id)} IS NOT NULL`] : []),
  ];
  return tests.length === 0 ? null : join(tests, ' AND ');
}

export const numeratorKey = (conditionId: string) => `with:${conditionId}`;

/** Conditions with the same ages share one denominator, so that it is counted once. */
export function denominatorKey({ condition, nullable }: HeldCondition): string {
  if (nullable) return `known:${condition.id}`;
  if (condition.minAge === null && condition.maxAge === null) return peopleKey;
  return `aged:${condition.minAge ?? 0}-${condition.maxAge ?? ''}`;
}

/** What a prevalence needs counted besides people. */
export function countColumns(held: HeldCondition): CountColumn[] {
  const within = eligible(held);
  const flag = name(held.condition.id);
  const numerator = { key: numeratorKey(held.condition.id) };
  if (within === null) return [{ ...numerator, test: flag }];
  return [
    { key: denominatorKey(held), test: within },
    { ...numerator, test: sql`${flag} AND ${within}` },
  ];
}
