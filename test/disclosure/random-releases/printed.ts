import { csvParse } from 'd3-dsv';
import type { BundleText } from '../../../analytics/audit/audit.ts';

/** Columns of people that a table may print. */
export const columns = ['count', 'denominator', 'excluded', 'unknown'] as const;
export type Column = (typeof columns)[number];

/** A policy as a manifest tells it. */
export interface ToldPolicy {
  readonly id: string;
  readonly threshold: number;
  readonly zero: 'shown' | 'hidden';
  readonly rounding: number;
  readonly rounding_method: 'nearest' | 'midpoint';
  readonly totals: 'rounded' | 'summed';
  readonly protection_width: number;
}

/** One row of a file: null is an empty cell, undefined a column that is not there. */
export interface PrintedRow {
  readonly codes: Readonly<Record<string, string>>;
  readonly numbers: { readonly [C in Column]?: number | null };
  readonly status: string;
  readonly reason: string;
}

/** A table as its file has it. */
export interface PrintedTable {
  readonly file: string;
  readonly unit: string;
  readonly policy: ToldPolicy;
  readonly names: readonly string[];
  readonly overlapping: readonly string[];
  readonly rows: readonly PrintedRow[];
}

interface Entry extends Omit<PrintedTable, 'names' | 'overlapping' | 'rows'> {
  readonly dimensions: readonly { readonly name: string; readonly overlapping?: boolean }[];
}

/** The tables of a bundle as its files say it, read without the program's own reader. */
export function readPrinted({ manifest, tables }: BundleText): PrintedTable[] {
  const { tables: entries } = JSON.parse(manifest) as { readonly tables: readonly Entry[] };
  return entries.map(({ file, unit, policy, dimensions }) => {
    const [data = ''] = (tables.get(file) ?? '').split('\n\n');
    const names = dimensions.map(({ name }) => name);
    const parsed = csvParse(data);
    const rows = parsed.map((row): PrintedRow => {
      const numbers = columns.flatMap((column) => {
        const text = row[column];
        if (text === undefined) return [];
        return [[column, text === '' ? null : Number(text)] as const];
      });
      return {
        codes: Object.fromEntries(names.map((name) => [name, row[name] ?? ''])),
        numbers: Object.fromEntries(numbers),
        status: row['status'] ?? '',
        reason: row['reason'] ?? '',
      };
    });
    const overlapping = dimensions.flatMap((one) => (one.overlapping ? [one.name] : []));
    return { file, unit, policy, names, overlapping, rows };
  });
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

export const anything: Limits = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** All counts that a policy rounds to a number, those that it would hide taken out. */
export function limitsOfShown(shown: number, policy: ToldPolicy): Limits {
  const { threshold, zero, rounding: base, rounding_method: method } = policy;
  if (method === 'midpoint') {
    if (shown === 0) return { lower: 0, upper: 0 };
    return { lower: shown - base / 2 + 1, upper: shown + base / 2 };
  }
  const lower = Math.max(0, shown - Math.floor(base / 2));
  const upper = shown + Math.ceil(base / 2) - 1;
  if (lower > 0 || zero === 'hidden') return { lower: Math.max(lower, threshold + 1), upper };
  return upper <= threshold ? { lower: 0, upper: 0 } : { lower: 0, upper };
}
