import { unseen } from '../../contract/unseen.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { isReserved } from '../reserved-codes.ts';
import { withoutUnseen } from '../unseen.ts';
import { shareOf } from './cells-of.ts';
import type { CleanColumn } from './clean-column.ts';
import type { ValueCount } from './column-profile.ts';
import { type MappedSource, textOf, unreadRemarks, valuesOf } from './mapped-source.ts';
import { placeCode } from './place-code.ts';
import { saysMissing } from './says-missing.ts';
import { isMissing, missingWords } from './vocabulary.ts';

const longest = Math.max(...missingWords.map((word) => word.length));

/** Whether a text says that nothing is known, looked into only where it is short enough. */
function mayBeMissing(text: Sql): Sql {
  return sql`(strlen(${text}) <= ${longest + 4} AND ${saysMissing(text)})`;
}

/** The test for cells that say that nothing is known; null where no cell of the column does. */
function missingTest(source: MappedSource, text: Sql): Sql | null {
  const { filled, rows } = source.profile;
  const values = valuesOf(source);
  if (values.length === 0) return filled === rows ? null : mayBeMissing(text);
  const missing = values.flatMap(({ value }) =>
    value !== null && isMissing(value) ? [value] : [],
  );
  if (missing.length === 0) return null;
  return sql`${text} IN (${join(missing.map((value) => sql`${value}`))})`;
}

/** A code that shows nothing, says that nothing is known, or reads as a word of the tables themselves. */
const isNoCode = (code: string) => isMissing(code) || isReserved(code);

/**
 * Practices are shown by their codes: one loses what is not seen, and one that is no code then, or
 * that tables keep for themselves, is not read.
 */
function practiceOf(source: MappedSource, { value, ...rest }: CleanColumn): CleanColumn {
  const written = valuesOf(source).filter((entry) => !isMissing(entry.value ?? ''));
  const bare = ({ value: cell }: ValueCount) => withoutUnseen(cell ?? '');
  const isSeen = written.every((entry) => bare(entry) === entry.value);
  const code = isSeen ? value : sql`trim(regexp_replace(${value}, ${unseen}, '', 'g'))`;
  const unread = written.filter((entry) => isNoCode(bare(entry)));
  if (unread.length === 0) return { ...rest, value: code };
  const cells = join(unread.map((entry) => sql`${entry.value ?? ''}`));
  return {
    ...rest,
    value: sql`CASE WHEN ${textOf(source)} NOT IN (${cells}) THEN ${code} END`,
    remarks: unreadRemarks(unread, source, 'practice codes'),
  };
}

/**
 * A text with the words for missing taken out, spaces cut off, and national codes in capitals. What
 * no cell of the column needs is not asked of the database.
 */
export function cleanCode(source: MappedSource): CleanColumn {
  const text = textOf(source);
  const values = valuesOf(source).map(({ value }) => value ?? '');
  const isKnown = values.length > 0;
  const form = placeCode(source.id);
  const share = form && shareOf(source.profile, (cell) => form.test(cell));
  const isNational = (share ?? 0) >= 0.5;
  const isTrimmed = isKnown && values.every((value) => value === value.trim());
  const isUpper = isKnown && values.every((value) => value === value.toUpperCase());
  const trimmed = isTrimmed ? text : sql`trim(${text})`;
  const code = isNational && !isUpper ? sql`upper(${trimmed})` : trimmed;
  const missing = missingTest(source, text);
  const cleaned: CleanColumn = {
    id: source.id,
    value: missing === null ? code : sql`CASE WHEN NOT ${missing} THEN ${code} END`,
    remarks: [],
  };
  return source.id === 'practice' ? practiceOf(source, cleaned) : cleaned;
}
