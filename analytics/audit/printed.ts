import { byarLimits, poissonLimits } from '../statistics/poisson-limits.ts';
import { wilsonLimits } from '../statistics/proportion.ts';
import { type Printed, printsAs } from './fits.ts';
import type { AuditRow, ReadTable } from './read-table.ts';

const multipliers = [100, 1, 1000, 10_000, 100_000];

/** A row of which everything is printed, as evidence of how values were worked out. */
function complete({ numbers }: AuditRow) {
  const { count, denominator, value, lower, upper } = numbers;
  if (count === undefined || denominator === undefined || value === undefined) return null;
  if (denominator.number === 0) return null;
  return { count: count.number, people: denominator.number, value, lower, upper };
}

type Complete = NonNullable<ReturnType<typeof complete>>;

const isOf = ({ count, people, value }: Complete, per: number) =>
  printsAs((per * count) / people, value);

/** What values are per, by the rows that print everything; a percentage where none does. */
function perOf({ table, rows }: ReadTable, evidence: readonly Complete[]): number | null {
  if (table.form !== null && table.form !== 'crude') return null;
  const telling = evidence.filter(({ count }) => count > 0);
  const found = multipliers.find((per) => telling.every((row) => isOf(row, per)));
  if (telling.length > 0) return found ?? null;
  const isPercent = table.unit === null || table.unit === 'percent';
  return isPercent && rows.every(({ numbers }) => (numbers.value?.number ?? 0) <= 100) ? 100 : null;
}

type Method = Printed['methods'][number];

function limitsBy(method: Method, { count, people }: Complete, per: number) {
  const scaled = ({ lower, upper }: { lower: number | null; upper: number | null }) => ({
    lower: (lower ?? 0) * (method === 'wilson' ? per : per / people),
    upper: (upper ?? 0) * (method === 'wilson' ? per : per / people),
  });
  if (method === 'wilson') return count > people ? [] : [scaled(wilsonLimits(count, people, 0.95))];
  return [scaled(byarLimits({ count })), scaled(poissonLimits({ count }))];
}

function isBy(method: Method, row: Complete, per: number): boolean {
  const { lower, upper } = row;
  if (lower === undefined || upper === undefined) return true;
  return limitsBy(method, row, per).some(
    (limits) => printsAs(limits.lower, lower) && printsAs(limits.upper, upper),
  );
}

/** Methods that every complete row bears out; either where there is none, and Byar's where standardised. */
function methodsOf(
  { table }: ReadTable,
  evidence: readonly Complete[],
  per: number | null,
): Method[] {
  if (table.form === 'standardised') return ['poisson'];
  if (per === null) return [];
  const telling = evidence.filter(({ lower, upper, count }) => lower && upper && count > 0);
  const methods: Method[] = ['wilson', 'poisson'];
  return methods.filter((method) => telling.every((row) => isBy(method, row, per)));
}

/** How a table's values and intervals come from its counts, as far as its own rows tell. */
export function methodOfTable(of: ReadTable): Pick<Printed, 'per' | 'methods'> {
  const evidence = of.rows.flatMap((row) => complete(row) ?? []);
  const per = perOf(of, evidence);
  return { per, methods: methodsOf(of, evidence, per) };
}
