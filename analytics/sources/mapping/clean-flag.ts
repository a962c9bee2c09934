import { literal, type Sql, sql } from '../../sql/sql.ts';
import { branches } from './branches.ts';
import { filledCells } from './cells-of.ts';
import type { CleanColumn } from './clean-column.ts';
import {
  type FlagForm,
  flagForm,
  flagReader,
  neverSaysNo,
  type ReadFlagCell,
  readCount,
} from './flag-form.ts';
import { type MappedSource, textOf, unreadRemarks, valuesOf } from './mapped-source.ts';
import { dateOf, latestOfAll } from './read-date.ts';
import { saysBlank } from './says-missing.ts';
import { isBlank, isMissing, readFlag } from './vocabulary.ts';

/** Days before this are nobody's diagnosis: files write 1 January 1900 for an unknown day. */
const earliest = '1901-01-01';

/** Yes on a day from 1901 to that of the extract, no where there is nothing. */
function cleanDates(source: MappedSource): CleanColumn {
  const { column, profile, readAs, id, latest = latestOfAll } = source;
  const day =
    column.type === 'date'
      ? sql`CAST(${column.sql} AS TIMESTAMP)`
      : dateOf(textOf(source), filledCells(profile), readAs?.dates);
  const from = sql`TIMESTAMP ${literal(earliest)}`;
  const past = sql`TIMESTAMP ${literal(latest)} + INTERVAL 1 DAY`;
  const isBlankCell =
    column.type === 'date'
      ? sql`${column.sql} IS NULL`
      : sql`${column.sql} IS NULL OR ${saysBlank(textOf(source))}`;
  return {
    id,
    value: sql`CASE WHEN ${day} >= ${from} AND ${day} < ${past} THEN TRUE
      WHEN ${isBlankCell} THEN FALSE END`,
    remarks: [],
    days: { isLater: sql`${day} >= ${past}`, latest },
  };
}

function readerOf({ profile, scale }: MappedSource, form: FlagForm): ReadFlagCell {
  const isOneTwo = form === 'one-or-two' && scale === 'one-two';
  if (form !== 'counts' && form !== 'one-or-two') return flagReader(profile);
  return (cell) => {
    const count = readCount(cell);
    if (count === null) return isMissing(cell) ? 'missing' : 'unread';
    return isOneTwo ? count === 1 : count > 0;
  };
}

function native({ column, profile }: MappedSource): Sql {
  const blankIsNo = neverSaysNo(profile, (cell) => readFlag(cell));
  return blankIsNo ? sql`coalesce(${column.sql}, FALSE)` : column.sql;
}

/**
 * Yes or no, however the column says it: see {@link flagForm}. Where a column has cells for yes and
 * none for no, a blank means no; elsewhere a blank means that nothing is known.
 */
export function cleanFlag(source: MappedSource): CleanColumn {
  const { column, profile, id } = source;
  if (column.type === 'flag') return { id, value: native(source), remarks: [] };
  const form = flagForm(profile);
  if (form === 'dates') return cleanDates(source);
  const read = readerOf(source, form);
  const blankIsNo = neverSaysNo(profile, read);
  const values = valuesOf(source);
  const value = branches(source, values, (entry) => {
    const word = read(entry.value ?? '');
    if (typeof word === 'boolean') return word;
    return blankIsNo && isBlank(entry.value) ? false : undefined;
  });
  const unread = values.filter((entry) => read(entry.value ?? '') === 'unread');
  return {
    id,
    value: sql`CAST(${value} AS BOOLEAN)`,
    remarks:
      profile.filled > 0 && values.length === 0
        ? [
            `“${profile.name}” cannot be read as yes or no: it holds too many different values, or lists.`,
          ]
        : unreadRemarks(unread, source, 'yes or no'),
  };
}
