import { type Field, findField } from '../../dictionary/dictionary.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { LoadedColumn } from '../reading/loaded.ts';
import type { ColumnProfile, ValueCount } from './profile-column.ts';
import { saysMissing } from './says-missing.ts';
import { isBlank, readCategory, readFlag, readGroup } from './vocabulary.ts';

/** A column of the file with what is known of it. */
export interface MappedSource {
  readonly column: LoadedColumn;
  readonly profile: ColumnProfile;
  /** Canonical field, or the id of a condition. */
  readonly id: string;
}

/** An expression over the source that gives a field's clean value, and what it left out. */
export interface CleanColumn {
  readonly id: string;
  readonly value: Sql;
  readonly remarks: readonly string[];
  /** The same for numbers, which are counted in the file itself: see {@link numberLoss}. */
  readonly number?: { readonly raw: Sql; readonly field: Field };
}

const text = ({ column }: MappedSource) =>
  column.type === 'text' ? column.sql : sql`CAST(${column.sql} AS VARCHAR)`;

/** A text with the words for missing taken out and spaces around it cut off. */
function cleanCode(source: MappedSource): CleanColumn {
  const trimmed = sql`trim(${text(source)})`;
  return {
    id: source.id,
    value: sql`CASE WHEN ${saysMissing(text(source))} THEN NULL ELSE ${trimmed} END`,
    remarks: [],
  };
}

/** One branch a value that the column really holds, bound as it stands in the file. */
function branches(source: MappedSource, readings: readonly (readonly [ValueCount, Sql])[]): Sql {
  const cases = readings.map(([{ value }, reading]) =>
    value === null
      ? sql`WHEN ${source.column.sql} IS NULL THEN ${reading}`
      : sql`WHEN ${text(source)} = ${value} THEN ${reading}`,
  );
  return cases.length === 0 ? sql`NULL` : sql`CASE ${join(cases, ' ')} END`;
}

const total = (values: readonly ValueCount[]) => values.reduce((sum, { count }) => sum + count, 0);

function unreadRemark(unread: readonly ValueCount[], name: string, what: string): string[] {
  const count = total(unread);
  return count === 0
    ? []
    : [`${counted(count, 'cell')} of “${name}” not read as ${what} and set to missing.`];
}

/**
 * Yes or no. Where a column holds words for yes and blanks and none for no, a blank means no;
 * elsewhere a blank means that nothing is known.
 */
function cleanFlag(source: MappedSource): CleanColumn {
  const { profile, id } = source;
  const values = profile.values ?? [];
  const says = (word: boolean) => values.some(({ value }) => readFlag(value ?? '') === word);
  const blankIsNo = says(true) && !says(false);
  const read = values.flatMap((entry): (readonly [ValueCount, Sql])[] => {
    const word = readFlag(entry.value ?? '');
    if (word === true) return [[entry, sql`TRUE`]];
    const isNo = word === false || (blankIsNo && isBlank(entry.value));
    return isNo ? [[entry, sql`FALSE`]] : [];
  });
  const unread = values.filter(({ value }) => readFlag(value ?? '') === 'unread');
  const native = blankIsNo ? sql`coalesce(${source.column.sql}, FALSE)` : source.column.sql;
  return {
    id,
    value: source.column.type === 'flag' ? native : sql`CAST(${branches(source, read)} AS BOOLEAN)`,
    remarks:
      profile.values === null && source.column.type !== 'flag'
        ? [
            `“${profile.name}” cannot be read as yes or no: it holds too many different values, or lists.`,
          ]
        : unreadRemark(unread, profile.name, 'yes or no'),
  };
}

/** A category's code, read from codes, labels and common words. */
function cleanCategory(source: MappedSource, field: Field): CleanColumn {
  const values = source.profile.values ?? [];
  const reading = ({ value }: ValueCount) => readCategory(field.id, field.categories, value ?? '');
  const codes = Object.keys(field.categories);
  const read = values.flatMap((entry): (readonly [ValueCount, Sql])[] => {
    const code = reading(entry);
    return codes.includes(code) ? [[entry, sql`${code}`]] : [];
  });
  const unread = values.filter((entry) => reading(entry) === 'unread');
  const lost =
    source.profile.values === null
      ? [`“${source.profile.name}” holds too many different values to be read as ${field.label}.`]
      : unreadRemark(unread, source.profile.name, field.label.toLowerCase());
  return {
    id: source.id,
    value: sql`CAST(${branches(source, read)} AS VARCHAR)`,
    remarks: lost,
  };
}

/** A decile or quintile, read with the words around it. */
function cleanGroup(source: MappedSource, field: Field): CleanColumn {
  const values = source.profile.values ?? [];
  const groups = field.to ?? 10;
  const read = values.flatMap((entry): (readonly [ValueCount, Sql])[] => {
    const group = readGroup(entry.value ?? '', groups);
    return typeof group === 'number' ? [[entry, sql`${group}`]] : [];
  });
  const unread = values.filter(({ value }) => readGroup(value ?? '', groups) === 'unread');
  return {
    id: source.id,
    value: sql`CAST(${branches(source, read)} AS UTINYINT)`,
    remarks: unreadRemark(unread, source.profile.name, `1 to ${groups}`),
  };
}

/** A number within the field's plausible values; whole years of age and of birth. */
function cleanNumber(source: MappedSource, field: Field): CleanColumn {
  const native = source.column.type === 'number' || source.column.type === 'text';
  const raw = sql`TRY_CAST(${native ? source.column.sql : text(source)} AS DOUBLE)`;
  const kept = sql`CASE WHEN ${raw} BETWEEN ${field.from ?? -1e15} AND ${field.to ?? 1e15}
    THEN ${raw} END`;
  const whole: Readonly<Record<string, Sql>> = {
    age: sql`CAST(floor(${kept}) AS UTINYINT)`,
    birth_year: sql`CAST(floor(${kept}) AS USMALLINT)`,
  };
  return { id: source.id, value: whole[field.id] ?? kept, remarks: [], number: { raw, field } };
}

/** How the cells of a column become the values of its field. */
export function cleanColumn(source: MappedSource): CleanColumn {
  const field = findField(source.id);
  if (field === undefined || field.kind === 'flag') return cleanFlag(source);
  if (field.kind === 'code') return cleanCode(source);
  if (field.kind === 'category') return cleanCategory(source, field);
  const isGroup = field.id === 'imd_decile' || field.id === 'imd_quintile';
  const few = source.profile.values !== null;
  return isGroup && few ? cleanGroup(source, field) : cleanNumber(source, field);
}
