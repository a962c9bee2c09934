import type { Field } from '../../dictionary/dictionary.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { filledCells } from './cells-of.ts';
import type { CleanColumn } from './clean-column.ts';
import { type MappedSource, textOf } from './mapped-source.ts';

const grouped = {
  ',': /^[-+]?£?\s*\d{1,3}(,\d{3})+(\.\d+)?$/,
  '.': /^[-+]?£?\s*\d{1,3}(\.\d{3})+(,\d+)?$/,
} as const;

/** More than one separator, or a decimal sign after it: no decimal number looks like this. */
const surelyGrouped = {
  ',': /(,\d{3}){2}|,\d{3}\./,
  '.': /(\.\d{3}){2}|\.\d{3},/,
} as const;

/** Whether a sign separates thousands in every cell that has it, and cannot be a decimal sign. */
function separatesThousands(cells: readonly string[], sign: ',' | '.', isSaid: boolean): boolean {
  const having = cells.map((cell) => cell.trim()).filter((cell) => cell.includes(sign));
  return (
    having.length > 0 &&
    having.every((cell) => grouped[sign].test(cell)) &&
    (isSaid || having.some((cell) => surelyGrouped[sign].test(cell)))
  );
}

/** The text of a column's cells as DuckDB reads numbers. */
function plainNumber(source: MappedSource): Sql {
  const { readAs, profile } = source;
  const cells = filledCells(profile);
  const decimal = readAs?.decimal ?? '.';
  const sign = decimal === '.' ? ',' : '.';
  const text = cells.some((cell) => cell.includes('£'))
    ? sql`replace(${textOf(source)}, '£', '')`
    : textOf(source);
  const isGrouped = separatesThousands(cells, sign, readAs?.decimal !== undefined);
  if (decimal === '.') return isGrouped ? sql`replace(${text}, ',', '')` : text;
  if (isGrouped) return sql`replace(replace(${text}, '.', ''), ',', '.')`;
  const comma = sql`replace(${text}, ',', '.')`;
  return cells.some((cell) => cell.includes('.'))
    ? sql`CASE WHEN NOT contains(${text}, '.') THEN ${comma} END`
    : comma;
}

const yearsOld = String.raw`^\s*(\d{1,3})(?:\.\d+)?\s*(?:\+|y|yrs?|years?(?:\s+old)?|(?:yrs?|years?)?\s*(?:and|or|&)\s+over)?\s*$`;
const ofBabies = [
  [String.raw`^\s*(\d{1,3})\s*(?:m|mths?|months?)(?:\s+old)?\s*$`, 12],
  [String.raw`^\s*(\d{1,3})\s*(?:w|wks?|weeks?)(?:\s+old)?\s*$`, 53],
  [String.raw`^\s*(\d{1,3})\s*(?:d|days?)(?:\s+old)?\s*$`, 366],
] as const;
const underOne = String.raw`^\s*(?:<\s*1|under 1|less than 1|newborn)\s*(?:y|yrs?|years?)?\s*$`;

const ageForms = [yearsOld, underOne, ...ofBabies.map(([form]) => form)].map(
  (form) => new RegExp(form, 'i'),
);

/** Whether a cell is an age in words: `45 years`, `90+`, `6 months`, `<1`. */
export function readsAsAge(cell: string): boolean {
  return ageForms.some((form) => form.test(cell));
}

/** Ages in words, in years, where a cell is no plain number; those of babies in whole years. */
function ageInWords(text: Sql): Sql {
  const whole = (form: string) => sql`TRY_CAST(regexp_extract(${text}, ${form}, 1, 'i') AS DOUBLE)`;
  const [months, weeks, days] = ofBabies.map(
    ([form, inYear]) => sql`floor(${whole(form)} / ${inYear})`,
  );
  return sql`coalesce(${whole(yearsOld)}, ${months ?? sql`NULL`}, ${weeks ?? sql`NULL`},
    ${days ?? sql`NULL`}, CASE WHEN regexp_matches(${text}, ${underOne}, 'i') THEN 0 END)`;
}

function rawNumber(source: MappedSource): Sql {
  const { column, profile, id } = source;
  if (column.type === 'number') return sql`TRY_CAST(${column.sql} AS DOUBLE)`;
  if (source.isWhole === true) {
    return sql`CAST(TRY_CAST(${textOf(source)} AS INTEGER) AS DOUBLE)`;
  }
  const plain = sql`TRY_CAST(${plainNumber(source)} AS DOUBLE)`;
  const hasWords =
    id === 'age' &&
    filledCells(profile).some((cell) => Number.isNaN(Number(cell)) && readsAsAge(cell));
  return hasWords ? sql`coalesce(${plain}, ${ageInWords(textOf(source))})` : plain;
}

const whole: Readonly<Record<string, (kept: Sql) => Sql>> = {
  age: (kept) => sql`CAST(floor(${kept}) AS UTINYINT)`,
  birth_year: (kept) => sql`CAST(floor(${kept}) AS USMALLINT)`,
  imd_rank: (kept) => sql`CAST(${kept} AS USMALLINT)`,
};

/** A number within the field's plausible values; whole years of age and of birth, whole ranks. */
export function cleanNumber(source: MappedSource, field: Pick<Field, 'from' | 'to'>): CleanColumn {
  const raw = rawNumber(source);
  const [from, to] = [field.from ?? -1e15, field.to ?? 1e15];
  const { least, greatest } = source.profile;
  const isWithin = (least ?? from) >= from && (greatest ?? to) <= to;
  const kept =
    source.isWhole === true && isWithin
      ? raw
      : sql`CASE WHEN ${raw} BETWEEN ${from} AND ${to} THEN ${raw} END`;
  return { id: source.id, value: whole[source.id]?.(kept) ?? kept, remarks: [] };
}
