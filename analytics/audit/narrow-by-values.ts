import type { Count, CountDraft } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import { fitsOf, type Printed } from './fits.ts';
import { anything, both, isCrossed, type Limits } from './known-limits.ts';
import { methodOfTable } from './printed.ts';
import type { AuditRow, ReadTable } from './read-table.ts';

function printedOf({ numbers }: AuditRow, by: Pick<Printed, 'per' | 'methods'>): Printed | null {
  const { value, lower, upper } = numbers;
  if (value === undefined || (by.per === null && by.methods.length === 0)) return null;
  const interval = lower === undefined || upper === undefined ? null : { lower, upper };
  return { ...by, value, interval };
}

/** Limits made wider by what rounding may have changed before values were worked out. */
function widened({ lower, upper }: Limits, { table }: ReadTable): Limits {
  const half = table.policy.rounding > 1 ? Math.ceil(table.policy.rounding / 2) : 0;
  return { lower: Math.max(0, lower - half), upper: upper + half };
}

function printedWords({ numbers: { value, lower, upper } }: AuditRow): string {
  const digits = (half: number) => Math.max(0, Math.round(-Math.log10(half * 2)));
  const words = [value, lower, upper].flatMap((printed) =>
    printed === undefined ? [] : [printed.number.toFixed(Math.min(20, digits(printed.half)))],
  );
  return words.length === 1 ? `value ${words[0]}` : `value and interval ${words.join(', ')}`;
}

function tighten(count: Count | undefined, found: Limits, row: AuditRow): void {
  if (count === undefined) return;
  const limits = both(count.limits, found);
  const isTighter = limits.lower > count.limits.lower || limits.upper < count.limits.upper;
  if (isCrossed(limits) || !isTighter) return;
  count.limits = limits;
  count.told.push(printedWords(row));
}

/**
 * Turns printed percentages, rates and intervals back into the counts that they can come from, in rows
 * that leave the count or the denominator out.
 */
export function narrowByValues(draft: CountDraft, columns: readonly EnteredColumn[]): void {
  const named = (column: string) => columns.find((entered) => entered.column === column);
  const [numerators, denominators] = [named('count'), named('denominator')];
  if (numerators === undefined) return;
  const { of } = numerators;
  const by = methodOfTable(of);
  of.rows.forEach((row, index) => {
    const { count, denominator } = row.numbers;
    const printed = printedOf(row, by);
    if (printed === null || (count !== undefined && denominator !== undefined)) return;
    const numerator = draft.counts[numerators.at[index] ?? -1];
    const whole = draft.counts[denominators?.at[index] ?? -1];
    const fits = fitsOf(
      printed,
      widened(numerator?.limits ?? anything, of),
      widened(whole?.limits ?? anything, of),
    );
    if (fits === null) return;
    tighten(numerator, widened(fits.numerator, of), row);
    tighten(whole, widened(fits.denominator, of), row);
  });
}
