import type { Reject, SafeCount } from '../../contract/quality.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { digits } from '../counted.ts';
import type { Loss } from '../people/losses.ts';
import type { RowPlace } from '../reading/loaded.ts';
import { type Assessment, safeRows } from './assessment.ts';
import { knownOf, type Protection, protectPart } from './protection.ts';

function placeOf(file: string, row: number, { ask }: Assessment): RowPlace {
  return ask.placeOf?.(file, row) ?? { file, line: null };
}

/** Name of the people's file: it is the first. */
export const peopleFile = ({ ask }: Assessment) => ask.files[0]?.name ?? ask.extract;

/** `Row 1,204: `, before the reason where the line is not known. */
const numbered = ({ line }: RowPlace, row: number) => (line === null ? `Row ${digits(row)}: ` : '');

/** The rows that repeat a person, each with the row of that person that was kept. */
export function repeatedRejects(assessment: Assessment): readonly Reject[] {
  const file = peopleFile(assessment);
  return (assessment.ask.repeated?.list ?? []).map(({ row, kept }) => {
    const place = placeOf(file, row, assessment);
    const first = placeOf(file, kept, assessment);
    const where = first.line === null ? `row ${digits(kept)}` : `line ${digits(first.line)}`;
    const other = first.file === place.file ? '' : ` of ${first.file}`;
    const reason = `${numbered(place, row)}It repeats the person of ${where}${other}, which is kept.`;
    return { ...place, column: null, reason };
  });
}

/** A bound of a field as it is written: years have no comma. */
const bound = (value: number, unit: string | null) =>
  unit === 'year' ? String(value) : digits(value);

/** The values that a field can have, e.g. `0 to 120`; null where nothing bounds them. */
export function rangeWords(field: string): string | null {
  const known = findField(field);
  if (known === undefined || known.from === null || known.to === null) return null;
  return `${bound(known.from, known.unit)} to ${bound(known.to, known.unit)}`;
}

function reasonOf({ kind, field, latest }: Loss): string {
  switch (kind) {
    case 'not-read':
      return 'It cannot be read as what the column holds.';
    case 'outside':
      return `It lies outside ${rangeWords(field) ?? 'what can be'}.`;
    case 'suppressed':
      return 'It holds a sign of suppression.';
    case 'future-date':
      return `It is dated after ${latest ?? "the extract's own date"}.`;
  }
}

/**
 * The rows of a loss that may be listed: no more than the protected count lets anybody know there
 * are, so that the length of the list gives no count away.
 */
function listable(
  { first = [] }: Loss,
  count: SafeCount,
  rows: number,
  protection: Protection,
): readonly number[] {
  return first.slice(0, knownOf(count, { low: rows, high: rows }, protection).low);
}

/** What is said of cells that are listed, to follow what else is said of them. */
export function listedWords({ length }: readonly number[]): string {
  if (length === 0) return '';
  return ` The first ${length === 1 ? 'is' : `${digits(length)} are`} listed by line.`;
}

/** The lost cells of the people's file that are listed. */
export function listedCells(loss: Loss, assessment: Assessment): readonly number[] {
  const { rows, repeated, protection } = assessment.ask;
  const read = rows.kept + (repeated?.rows ?? 0);
  return listable(loss, safeRows(loss.rows, assessment), read, protection);
}

/** The lost cells of a further file that are listed. */
export function listedFurther(
  loss: Loss,
  { rows }: { readonly rows: number },
  { ask }: Assessment,
): readonly number[] {
  return listable(loss, protectPart(loss.rows, rows, ask.protection), rows, ask.protection);
}

function cellRejects(
  loss: Loss,
  file: string,
  listed: readonly number[],
  assessment: Assessment,
): Reject[] {
  return listed.map((row) => {
    const place = placeOf(file, row, assessment);
    const reason = `${numbered(place, row)}${reasonOf(loss)}`;
    return { ...place, column: loss.column, reason };
  });
}

/** The first cells of each loss that were set to missing or left out, in all files. */
export function lostCells(assessment: Assessment): readonly Reject[] {
  const { losses, further } = assessment.ask;
  return [
    ...losses.flatMap((loss) =>
      cellRejects(loss, peopleFile(assessment), listedCells(loss, assessment), assessment),
    ),
    ...further.flatMap((one) =>
      one.losses.flatMap((loss) =>
        cellRejects(loss, one.file, listedFurther(loss, one, assessment), assessment),
      ),
    ),
  ];
}
