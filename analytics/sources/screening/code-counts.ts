import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import { isBeyondChance, upperTail } from './chance.ts';
import { type Cell, cellOf, percent, spread, type Verdict } from './column.ts';
import { givenNames } from './common-names.ts';
import { fewestNumbers, fewestPostcodes, isDayOld, isNearPostcode } from './handful.ts';
import { areNumbers } from './plain-shape.ts';
import { postcodeAreas } from './postcode-areas.ts';
import { readDay } from './read-day.ts';
import type { CountedProfile, ScreeningCount } from './screening-counts.ts';

const matches = (column: Sql, pattern: string) =>
  sql`regexp_matches(${column}, ${literal(pattern)})`;

/** A finer test of those cells alone that pass a cheap one: an AND would make both of every cell. */
const guarded = (guard: Sql, test: Sql) => sql`CASE WHEN ${guard} THEN ${test} ELSE false END`;

const isTenDigits = (column: Sql) => sql`CASE
  WHEN strlen(${column}) = 10 THEN ${matches(column, '^[0-9]{10}$')}
  WHEN strlen(${column}) = 12 THEN
    CASE WHEN ${column} LIKE '___ ___ ____' OR ${column} LIKE '___-___-____'
      THEN ${matches(column, '^[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}$')} ELSE false END
  ELSE false END`;

/**
 * The weighted sum of an NHS number, modulo 11, from the quotients of the number by powers of ten:
 * the digit of 10^k weighs k + 1, and is the quotient by 10^k less ten times the next.
 */
const weighted = join(
  Array.from(
    { length: 10 },
    (_, k) => sql`${literal((1 + 2 * k) % 11)} * (number // ${literal(10 ** k)})`,
  ),
  ' + ',
);

function passes(column: Sql): Sql {
  const number = sql`TRY_CAST(replace(replace(${column}, ' ', ''), '-', '') AS BIGINT)`;
  const test = sql`(${weighted}) % 11 = 0 AND number % 1111111111 <> 0`;
  return guarded(isTenDigits(column), sql`list_transform([${number}], lambda number: ${test})[1]`);
}

const areas = [...postcodeAreas].join('|');
const postcodePattern = (gap: string) => {
  const upper = `(?:${areas})[0-9][0-9A-Z]?${gap}[0-9][ABD-HJLNP-UW-Z]{2}`;
  return `^(?:${upper}|${upper.toLowerCase()})$`;
};

const postcodeOf = (gap: string, longest: number) => (column: Sql) =>
  guarded(
    sql`strlen(${column}) BETWEEN 5 AND ${literal(longest)}`,
    matches(column, postcodePattern(gap)),
  );

/** Days before 1975, but not those of 1900 and 1901, which stand for days that are not known. */
const oldYear = '19(?:0[2-9]|[1-6][0-9]|7[0-4])';
const oldDay = (column: Sql) =>
  guarded(
    sql`${column} LIKE '__/__/____%' OR ${column} LIKE '____-__-__%' OR ${column} LIKE '__-__-____%'
      OR ${column} LIKE '__.__.____%'`,
    matches(
      column,
      `^(?:[0-3][0-9][/.-][0-3][0-9][/.-]${oldYear}|${oldYear}-[01][0-9]-[0-3][0-9])(?:$|[ T])`,
    ),
  );

const given = ` ${[...givenNames].join(' ')} `;
/** Two to four words of letters, the first of which is a common given name. */
const name = (column: Sql) =>
  guarded(
    sql`contains(${column}, ' ')`,
    sql`${matches(column, "^\\p{L}{2,}(?: +[\\p{L}'’.-]+){1,3}[0-9]*$")}
      AND contains(${literal(given)}, concat(' ', lower(split_part(${column}, ' ', 1)), ' '))`,
  );

const numbers: readonly ScreeningCount[] = [
  { id: 'code:ten-digits', kind: 'nhs-number', sql: isTenDigits },
  { id: 'code:check-digit', kind: 'nhs-number', sql: passes },
];
const spacedPostcode: ScreeningCount = {
  id: 'code:postcode',
  kind: 'postcode',
  sql: postcodeOf(' +', 9),
};
const anyPostcode: ScreeningCount = { ...spacedPostcode, sql: postcodeOf(' *', 9) };
const day: ScreeningCount = { id: 'code:day', kind: 'date-of-birth', sql: oldDay };
const words: ScreeningCount = { id: 'code:name', kind: 'name', sql: name };

const isCode = ({ hasSpace, digits }: Cell) => !hasSpace && digits > 0;

/** A handful of another shape is looked for where the sample has next to none of that shape. */
const few = (cells: readonly Cell[], is: (cell: Cell) => boolean) =>
  cells.filter(is).length <= cells.length * 0.05;

/** What to count over all rows of a column of codes: cells of another shape than most of its sample. */
export function codeCounts(sample: readonly string[], isText: boolean): readonly ScreeningCount[] {
  if (isText && areNumbers(sample)) return numbers;
  const cells = spread(sample, 500).map((text) => cellOf(text.trim(), 1));
  if (cells.filter(isCode).length < cells.length * 0.8) return isText ? numbers : [];
  if (!isText) return cells.some(({ text }) => text.includes('.')) ? [] : numbers;
  const hasDays = !few(cells, ({ text }) => readDay(text) !== null || /^\d{4}-\d\d$/.test(text));
  const postcode = cells.some(isNearPostcode) ? spacedPostcode : anyPostcode;
  return hasDays ? [...numbers, postcode] : [...numbers, postcode, day, words];
}

type Said = Pick<Verdict, 'kind' | 'severity'> & {
  readonly phrase: string;
  readonly count: number;
};

function numbersSaid({ filled, distinct, further }: CountedProfile): Said | null {
  const [tries, count] = ['code:ten-digits', 'code:check-digit'].map((id) => further.get(id) ?? 0);
  if (tries === undefined || count === undefined || count < 2) return null;
  const different = Math.min(1, distinct / Math.max(1, filled));
  const [all, passed] = [tries, count].map((rows) => Math.ceil(rows * different)) as [
    number,
    number,
  ];
  const areAll = count === tries && tries < filled * 0.5;
  const isSure = isBeyondChance(passed, all, 1 / 11) || (areAll && passed >= fewestNumbers);
  if (!isSure && !areAll && !isUnlikely(passed, all)) return null;
  const phrase = `are numbers of ten digits with the check digit of an NHS number: ${percent(count / tries)} of those of ten digits, where by chance it would be 9%`;
  return { kind: 'nhs-number', severity: isSure ? 'block' : 'warn', phrase, count };
}

/** Less than one in ten thousand: worth a look, where chance would explain it in many files. */
export const isUnlikely = (passed: number, tries: number) =>
  passed > tries / 11 && upperTail(passed, tries, 1 / 11) < 1e-4;

function saidOf(profile: CountedProfile): Said | null {
  const said = numbersSaid(profile);
  if (said?.severity === 'block') return said;
  const [postcodes = 0, days = 0, named = 0] = ['code:postcode', 'code:day', 'code:name'].map(
    (id) => profile.further.get(id),
  );
  if (postcodes > 0) {
    const severity = postcodes >= fewestPostcodes ? 'block' : 'warn';
    return { kind: 'postcode', severity, phrase: 'are full postcodes', count: postcodes };
  }
  if (said !== null) return said;
  if (days >= 3 && isDayOld(profile.name)) {
    const phrase = 'are days before 1975, as dates of birth are';
    return { kind: 'date-of-birth', severity: 'warn', phrase, count: days };
  }
  const phrase = 'are words that begin with a common given name';
  return named >= 2 ? { kind: 'name', severity: 'warn', phrase, count: named } : null;
}

/** What the counts of {@link codeCounts} say: a handful of identifiers among cells of another shape. */
export function judgeCodes(profile: CountedProfile): Verdict | null {
  const said = saidOf(profile);
  if (said === null) return null;
  const { kind, severity, phrase, count } = said;
  const share = count / Math.max(1, profile.filled);
  const cells = count === 1 ? 'cell' : 'cells';
  const reason = `${count} ${cells} of all rows (${percent(share)}) ${phrase}.`;
  return { kind, severity, reason, share, masked: [] };
}
