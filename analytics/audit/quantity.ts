import type { AuditTable } from './manifest.ts';
import type { CountColumn, ReadTable } from './read-table.ts';

/** People of a group, whatever else is asked of them. */
export const people = 'people';

const sharePrefix = 'share:';

/** The dimension that a table shares out; null where it does nothing of the kind. */
export function sharedOut({ measure }: AuditTable): string | null {
  return measure.startsWith(sharePrefix) ? measure.slice(sharePrefix.length) : null;
}

const meansPeople = /^people( in the group)?\.?$/i;

function denominatorOf(table: AuditTable): string {
  const { measure, form, denominator, exclusions } = table;
  if (sharedOut(table) !== null) return people;
  if (denominator === null) return `denominator of ${measure}, ${form ?? 'crude'}`;
  if (meansPeople.test(denominator.trim()) && exclusions === null) return people;
  const isPlain = exclusions === null;
  return isPlain ? `denominator: ${denominator}` : `denominator of ${measure}, ${form ?? 'crude'}`;
}

/** What a column of a table counts, by a name that is the same only where it is surely the same. */
export function quantityOf(table: AuditTable, column: CountColumn): string {
  const { measure, form } = table;
  if (column === 'denominator') return denominatorOf(table);
  if (column !== 'count') return `${column} of ${measure}, ${form ?? 'crude'}`;
  return measure === people || sharedOut(table) !== null
    ? people
    : `count of ${measure}, ${form ?? 'crude'}`;
}

/** Whether counts are of amounts, such as pounds, so that a small one says nothing of few people. */
export function isAmount({ table, rows }: ReadTable): boolean {
  return table.unit === 'mean' || rows.some(({ numbers }) => !isWhole(numbers.count?.number ?? 0));
}

const isWhole = (number: number) => Number.isInteger(number);

/** Whether whoever is counted is of the denominator: not so of events, of which one may have several. */
export function isOfDenominator({ table, rows, columns }: ReadTable): boolean {
  if (!columns.has('count') || !columns.has('denominator')) return false;
  if (table.unit !== null) return table.unit === 'percent' || table.unit === 'people';
  return rows.every(({ numbers: { count, denominator, value } }) => {
    if (count === undefined || denominator === undefined) return true;
    const slack = table.policy.rounding;
    const isPercent =
      value === undefined ||
      denominator.number === 0 ||
      Math.abs(value.number - (100 * count.number) / denominator.number) <=
        value.half + (200 * slack) / denominator.number;
    return count.number <= denominator.number + slack && isPercent;
  });
}
