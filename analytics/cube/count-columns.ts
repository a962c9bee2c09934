import type { Condition } from '../dictionary/dictionary.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';

/** One column of counts in a cube: its key, and the aggregate that fills it. */
export interface CountColumn {
  readonly key: string;
  readonly aggregate: Sql;
}

export interface HeldCondition {
  readonly condition: Condition;
  /** Whether anybody's flag is missing; those people are in no denominator of it. */
  readonly nullable: boolean;
}

const everyone = 'people';

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
  if (condition.minAge === null && condition.maxAge === null) return everyone;
  return `aged:${condition.minAge ?? 0}-${condition.maxAge ?? ''}`;
}

const counted = (test: Sql | null): Sql =>
  test === null ? sql`count(*)::DOUBLE` : sql`(count(*) FILTER (${test}))::DOUBLE`;

/** Everything that a cube counts, each key once. */
export function countColumns(held: readonly HeldCondition[]): CountColumn[] {
  const columns = new Map<string, Sql>([[everyone, counted(null)]]);
  for (const entry of held) {
    const within = eligible(entry);
    const flag = name(entry.condition.id);
    columns.set(denominatorKey(entry), counted(within));
    columns.set(
      numeratorKey(entry.condition.id),
      counted(within === null ? flag : sql`${flag} AND ${within}`),
    );
  }
  return [...columns].map(([key, aggregate]) => ({ key, aggregate }));
}
