import type { ReadAs } from '../../contract/reading.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { LoadedColumn } from '../reading/loaded.ts';
import type { ColumnProfile, ValueCount } from './column-profile.ts';
import { isSuppressed } from './vocabulary.ts';

/** A column of the file with what is known of it. */
export interface MappedSource {
  readonly column: LoadedColumn;
  readonly profile: ColumnProfile & {
    /** Every value, where more of them were counted one by one than a profile keeps. */
    readonly allValues?: readonly ValueCount[] | null;
  };
  /** Every cell is blank or a whole number below a thousand million, in digits alone. */
  readonly isWhole?: boolean;
  /** Canonical field, the id of a condition, or a part of a long file. */
  readonly id: string;
  /** See `MappedColumn`. */
  readonly scale?: string;
  /** How the file writes numbers and dates. */
  readonly readAs?: ReadAs;
  /** Day of the extract, ISO 8601: a diagnosis after it is not read. */
  readonly latest?: string;
}

/** The cells of a column as text. */
export function textOf({ column }: MappedSource): Sql {
  return column.type === 'text' ? column.sql : sql`CAST(${column.sql} AS VARCHAR)`;
}

/** Every different value of a column, where they are known. */
export function valuesOf({ profile }: MappedSource): readonly ValueCount[] {
  return profile.allValues ?? profile.values ?? [];
}

const total = (values: readonly ValueCount[]) => values.reduce((sum, { count }) => sum + count, 0);

const cells = (count: number, name: string) => `${counted(count, 'cell')} of “${name}”`;

/** Says how many cells are lost because they are no word of a field, or were hidden before. */
export function unreadRemarks(
  unread: readonly ValueCount[],
  { profile: { name } }: MappedSource,
  what: string,
): string[] {
  const hidden = total(unread.filter(({ value }) => isSuppressed(value ?? '')));
  const odd = total(unread) - hidden;
  const were = hidden === 1 ? 'is' : 'are';
  return [
    ...(odd === 0 ? [] : [`${cells(odd, name)} not read as ${what} and set to missing.`]),
    ...(hidden === 0 ? [] : [`${cells(hidden, name)} ${were} hidden by the provider: missing.`]),
  ];
}
