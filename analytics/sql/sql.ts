import { Refusal } from '../contract/problem.ts';

/** What may be bound to a placeholder. Lists are bound as values too, never spliced. */
export type SqlValue = string | number | boolean | null | readonly string[] | Uint8Array;

/** A piece of SQL: text with `?` placeholders, and the values bound to them in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part;
}

/**
 * SQL with bound values: an interpolated value becomes a placeholder, and only another `sql`
 * fragment adds text. A string can therefore never become code.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

/** An identifier, quoted. NUL and the empty name are refused: DuckDB takes neither. */
export function name(identifier: string): Sql {
  if (identifier === '' || identifier.includes('\0')) {
    throw new Refusal({ code: 'internal', reason: 'A column or table has an impossible name.' });
  }
  return { text: `"${identifier.replaceAll('"', '""')}"`, values: [] };
}

/** Fragments one after the other with a separator between them. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  return {
    text: parts.map((part) => part.text).join(separator),
    values: parts.flatMap((part) => part.values),
  };
}

/**
 * A text or number written into the SQL itself, escaped, for the places that DuckDB does not let a
 * value be bound: SET, ATTACH, and SQL that a person is meant to read. Nowhere else.
 */
export function literal(value: string | number | boolean): Sql {
  if (typeof value === 'string') {
    if (value.includes('\0')) {
      throw new Refusal({ code: 'internal', reason: 'A text holds a NUL character.' });
    }
    return { text: `'${value.replaceAll("'", "''")}'`, values: [] };
  }
  return { text: String(value), values: [] };
}
