import { literal, sql } from '../../sql/sql.ts';
import { branches } from './branches.ts';
import { filledCells } from './cells-of.ts';
import type { CleanColumn } from './clean-column.ts';
import { cleanFlag } from './clean-flag.ts';
import { cleanNumber } from './clean-number.ts';
import { flagForm } from './flag-form.ts';
import { type MappedSource, textOf, unreadRemarks, valuesOf } from './mapped-source.ts';
import { readActivity } from './read-activity.ts';
import { readCondition } from './read-condition.ts';
import { dateOf, latestOfAll } from './read-date.ts';
import { saysBlank } from './says-missing.ts';
import type { Reading } from './vocabulary.ts';

/** What a part of a long file may be, and what its cells become. */
export const longParts = {
  'long:condition': 'the condition that a row is about',
  'long:date': 'the day of it',
  'long:value': 'yes or no, or a number that is above 0 for yes',
  'long:activity': 'the kind of activity that a row is about',
  'long:count': 'how often',
} as const;

function cleanWords(
  source: MappedSource,
  read: (cell: string) => Reading<string>,
  what: string,
): CleanColumn {
  const readings = new Map(valuesOf(source).map((entry) => [entry, read(entry.value ?? '')]));
  const value = branches(source, [...readings.keys()], (entry) => {
    const word = readings.get(entry);
    return word === 'unread' || word === 'missing' ? undefined : word;
  });
  const unread = [...readings].flatMap(([entry, word]) => (word === 'unread' ? [entry] : []));
  return {
    id: source.id,
    value: sql`CAST(${value} AS VARCHAR)`,
    remarks: unreadRemarks(unread, source, what),
  };
}

function cleanDay(source: MappedSource): CleanColumn {
  const { column, profile, readAs, id, latest = latestOfAll } = source;
  const day =
    column.type === 'date'
      ? column.sql
      : dateOf(textOf(source), filledCells(profile), readAs?.dates);
  const value = sql`CAST(${day} AS DATE)`;
  const isLater = sql`${value} > DATE ${literal(latest)}`;
  return { id, value, remarks: [], days: { isLater, latest } };
}

/** Whether the row says yes, in words or by a number above 0. A blank number says no less than no number. */
function cleanValue(source: MappedSource): CleanColumn {
  const form = flagForm(source.profile);
  if (form === 'typed' || form === 'words') return cleanFlag(source);
  const number = cleanNumber(source, { from: null, to: null });
  const isBlankCell = sql`(${source.column.sql} IS NULL OR ${saysBlank(textOf(source))})`;
  return { ...number, value: sql`CASE WHEN ${isBlankCell} THEN TRUE ELSE ${number.value} > 0 END` };
}

/** A part of a long file: a condition's id, a canonical field, a DATE, a number, or a BOOLEAN. */
export function cleanLong(source: MappedSource): CleanColumn {
  switch (source.id as keyof typeof longParts) {
    case 'long:condition':
      return cleanWords(source, readCondition, 'a condition');
    case 'long:activity':
      return cleanWords(source, readActivity, 'a kind of activity');
    case 'long:date':
      return cleanDay(source);
    case 'long:count':
      return cleanNumber(source, { from: 0, to: 1e9 });
    case 'long:value':
      return cleanValue(source);
  }
}
