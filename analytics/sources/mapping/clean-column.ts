import { type Field, findField } from '../../dictionary/dictionary.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { branches } from './branches.ts';
import { filledCells } from './cells-of.ts';
import { cleanCode } from './clean-code.ts';
import { cleanFlag } from './clean-flag.ts';
import { cleanLong } from './clean-long.ts';
import { cleanNumber } from './clean-number.ts';
import { type MappedSource, unreadRemarks, valuesOf } from './mapped-source.ts';
import { countsFromLeast, namesLeastFirst, readGroup } from './read-group.ts';
import { readCategory } from './vocabulary.ts';

export type { MappedSource } from './mapped-source.ts';

/** An expression over the source that gives a field's clean value, and what it left out. */
export interface CleanColumn {
  readonly id: string;
  readonly value: Sql;
  readonly remarks: readonly string[];
  /** Only of columns that are read as days. */
  readonly days?: CleanDays;
}

export interface CleanDays {
  /** Whether the cell's day is after {@link latest}; null where it holds no day. */
  readonly isLater: Sql;
  /** Day of the extract, ISO 8601. */
  readonly latest: string;
}

/** A category's code, read from codes, labels and common words. */
function cleanCategory(source: MappedSource, field: Field): CleanColumn {
  const values = valuesOf(source);
  const codes = new Set(Object.keys(field.categories));
  const reading = (value: string | null) =>
    readCategory(field.id, field.categories, value ?? '', source.scale);
  const value = branches(source, values, (entry) => {
    const code = reading(entry.value);
    return codes.has(code) ? code : undefined;
  });
  const unread = values.filter((entry) => reading(entry.value) === 'unread');
  const { name, filled } = source.profile;
  return {
    id: source.id,
    value: sql`CAST(${value} AS VARCHAR)`,
    remarks:
      filled > 0 && values.length === 0
        ? [`“${name}” holds too many different values to be read as ${field.label}.`]
        : unreadRemarks(unread, source, field.label.toLowerCase()),
  };
}

/** A decile or quintile, read with the words around it and counted from the most deprived. */
function cleanGroup(source: MappedSource, field: Field): CleanColumn {
  const values = valuesOf(source);
  const groups = field.to ?? 10;
  const isTurned =
    countsFromLeast(filledCells(source.profile), groups) ||
    namesLeastFirst(source.profile.name, groups);
  const value = branches(source, values, (entry) => {
    const group = readGroup(entry.value ?? '', groups);
    if (typeof group !== 'number') return undefined;
    return isTurned ? groups + 1 - group : group;
  });
  const unread = values.filter((entry) => readGroup(entry.value ?? '', groups) === 'unread');
  return {
    id: source.id,
    value: sql`CAST(${value} AS UTINYINT)`,
    remarks: [
      ...(isTurned
        ? [`“${source.profile.name}” counts from the least deprived: turned round.`]
        : []),
      ...unreadRemarks(unread, source, `1 to ${groups}`),
    ],
  };
}

/** How the cells of a column become the values of its field. */
export function cleanColumn(source: MappedSource): CleanColumn {
  if (source.id.startsWith('long:')) return cleanLong(source);
  const field = findField(source.id);
  if (field === undefined || field.kind === 'flag') return cleanFlag(source);
  if (field.kind === 'code') return cleanCode(source);
  if (field.kind === 'category') return cleanCategory(source, field);
  const isGroup = field.id === 'imd_decile' || field.id === 'imd_quintile';
  const few = valuesOf(source).length > 0;
  return isGroup && few ? cleanGroup(source, field) : cleanNumber(source, field);
}
