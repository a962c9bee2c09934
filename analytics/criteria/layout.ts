import { unseen } from '../contract/unseen.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';

/** One character that is not seen; kept by a split. */
const hidden = new RegExp(`(${unseen})`, 'u');

/** Characters of a printed line of SQL. */
const width = 96;

/** The start of a new line. The indent is spaces of our own making. */
export function newLine(indent: string): Sql {
  return { text: `\n${indent}`, values: [] };
}

function lengthOf(parts: readonly Sql[], separator: string): number {
  return parts.reduce((sum, part) => sum + part.text.length + separator.length, 0);
}

/** Parts with a separator after each but the last, broken over lines where they are long. */
export function filled(parts: readonly Sql[], separator: string, indent: string): Sql {
  if (indent.length + lengthOf(parts, separator) <= width) return join(parts, separator);
  const lines: Sql[] = [];
  let line: Sql[] = [];
  for (const part of parts) {
    if (line.length > 0 && indent.length + 2 + lengthOf([...line, part], separator) > width) {
      lines.push(join(line, separator));
      line = [];
    }
    line.push(part);
  }
  lines.push(join(line, separator));
  const inner = `${indent}  `;
  const broken = join(lines, `${separator.trimEnd()}\n${inner}`);
  return sql`${newLine(inner)}${broken}${newLine(indent)}`;
}

/**
 * A number as DuckDB and JavaScript both read it: whole numbers and short decimals as written, and
 * the rest with an exponent, which makes DuckDB take them for DOUBLE and not for DECIMAL.
 */
function numeral(value: number): Sql {
  const isShort = /^-?\d{1,15}$|^-?\d{1,9}\.\d{1,6}$/.test(String(value));
  return isShort ? literal(value) : { text: value.toExponential(), values: [] };
}

/**
 * A text as a literal, in which characters that are not seen, or that turn the direction of writing,
 * are spelt by number: what is read is then what is run. Equal to the plain literal.
 */
function spelt(text: string): Sql {
  const pieces = text.split(hidden).filter((piece) => piece !== '');
  if (pieces.every((piece) => !hidden.test(piece))) return literal(text);
  const parts = pieces.map((piece) =>
    hidden.test(piece) ? sql`chr(${literal(piece.codePointAt(0) ?? 0)})` : literal(piece),
  );
  return sql`(${join(parts, ' || ')})`;
}

export function constant(value: string | number | boolean): Sql {
  if (typeof value === 'string') return spelt(value);
  return typeof value === 'number' ? numeral(value) : literal(value);
}

/** DuckDB walks the list of an IN for every row, and looks a long one up only as a list value. */
const longIn = 50;

/** `column = value`, `column IN (values)`, or for a long list of texts the same by look-up. */
export function isOneOf(
  column: Sql,
  values: readonly (string | number | boolean)[],
  indent: string,
): Sql {
  const [first] = values;
  if (first !== undefined && values.length === 1) return sql`${column} = ${constant(first)}`;
  const list = filled(values.map(constant), ', ', indent);
  const isLong = values.length > longIn && values.every((value) => typeof value === 'string');
  return isLong ? sql`list_contains([${list}], ${column}::VARCHAR)` : sql`${column} IN (${list})`;
}
