import type { Played } from './play.ts';
import { anything, type Column, type Limits, limitsOfShown, type PrintedTable } from './printed.ts';
import type { Question } from './question.ts';

/** What of somebody is counted: people, or some of them by what is known of a measure. */
export type Quantity = string;

/** A group of people in the words of its table; dimensions left out are everybody's. */
export interface Asked {
  readonly question: Question;
  /** Codes kept by dimension, those of the row and of the filters. */
  readonly kept: Readonly<Record<string, readonly string[]>>;
  readonly quantity: Quantity;
}

/** One printed count, or empty cell, and what its own table says of it. */
export interface Cell {
  readonly asked: Asked;
  readonly at: string;
  readonly limits: Limits;
  readonly exact: number;
  readonly isShown: boolean;
  /** How wide it must stay; null where nobody minds. */
  readonly width: number | null;
  /** Of those who are left out of a hidden row, only few matter. */
  readonly onlyUpTo: number | null;
  readonly zero: 'shown' | 'hidden';
}

const sharedOf = ({ measure }: Question) =>
  measure.startsWith('share:') ? measure.slice(6) : null;

export const isPlain = (question: Question) =>
  question.measure === 'people' || sharedOf(question) !== null;

function quantityOf(question: Question, column: Column): Quantity {
  if (isPlain(question)) return 'people';
  return `${column} of ${question.measure}, ${question.form}`;
}

/** Whether a total is nothing but the sum of what is shown, and says nothing of its own. */
function isSum({ policy, overlapping }: PrintedTable, codes: Readonly<Record<string, string>>) {
  const totals = Object.entries(codes).filter(([, code]) => code === 'all');
  return policy.totals === 'summed' && totals.some(([name]) => !overlapping.includes(name));
}

function keptOf(question: Question, codes: Readonly<Record<string, string>>, column: Column) {
  const shared = column === 'denominator' ? sharedOf(question) : null;
  const kept = new Map<string, readonly string[]>(Object.entries(question.filters));
  for (const [name, code] of Object.entries(codes)) {
    const filter = kept.get(name);
    if (code === 'all' || (filter !== undefined && !filter.includes(code))) continue;
    kept.set(name, [code]);
  }
  if (shared !== null) kept.delete(shared);
  return Object.fromEntries(kept);
}

interface Row {
  readonly table: PrintedTable;
  readonly row: PrintedTable['rows'][number];
  readonly column: Column;
}

/** That nobody is left out is shown as 0 under every policy. */
function policyFor({ policy }: PrintedTable, column: Column): PrintedTable['policy'] {
  return column === 'excluded' || column === 'unknown' ? { ...policy, zero: 'shown' } : policy;
}

/** What an empty cell says: somebody, where nobody would be shown as 0. */
function limitsOfEmpty({ table, row, column }: Row): Limits {
  const isApart = column === 'excluded' || column === 'unknown';
  const noGroup = row.numbers.denominator === null;
  const isOpen = row.status === 'hidden' && (isApart || (column === 'count' && noGroup));
  return policyFor(table, column).zero === 'shown' && !isOpen
    ? { ...anything, lower: 1 }
    : anything;
}

type Said = Pick<Cell, 'limits' | 'isShown' | 'width' | 'onlyUpTo'>;

function saidOf(found: Row): Said | null {
  const { table, row, column } = found;
  const { policy } = table;
  const shown = row.numbers[column];
  if (shown === undefined) return null;
  if (shown !== null) {
    return {
      limits: limitsOfShown(shown, policyFor(table, column)),
      isShown: true,
      width: null,
      onlyUpTo: null,
    };
  }
  if (row.status === 'not-available') return null;
  const isApart = column === 'excluded' || column === 'unknown';
  const onlyUpTo = isApart && row.status === 'hidden' ? policy.threshold : null;
  const width = policy.protection_width;
  return { limits: limitsOfEmpty(found), isShown: false, width, onlyUpTo };
}

function exactOf({ measured }: Played, row: number, column: Column): number {
  const found = measured.rows[row];
  if (found === undefined) throw new Error('A file has a row that nobody measured.');
  const { numerator, denominator, excluded, unknown } = found;
  return { count: numerator, denominator, excluded, unknown }[column] ?? 0;
}

/** Every count that a table prints or leaves empty; totals of amounts are no counts. */
export function cellsOf(played: Played, table: PrintedTable): Cell[] {
  const { question } = played;
  return table.rows.flatMap((row, at) => {
    if (isSum(table, row.codes)) return [];
    return (['count', 'denominator', 'excluded', 'unknown'] as const).flatMap((column): Cell[] => {
      if (column === 'count' && table.unit === 'mean') return [];
      const said = saidOf({ table, row, column });
      if (said === null) return [];
      const kept = keptOf(question, row.codes, column);
      const asked = { question, kept, quantity: quantityOf(question, column) };
      const name = `${table.file} ${Object.values(row.codes).join('|')} ${column}`;
      const exact = exactOf(played, at, column);
      return [{ asked, at: name, exact, zero: policyFor(table, column).zero, ...said }];
    });
  });
}
