import type { IdentifierFinding, IdentifierKind } from '../../contract/identifiers.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import type { ColumnProfile } from '../mapping/column-profile.ts';
import { isBeyondChance } from './chance.ts';
import { codeCounts, judgeCodes } from './code-counts.ts';
import { cellOf, findingsBeside, percent, spread, type Verdict } from './column.ts';
import { areNumbers } from './plain-shape.ts';
import { postcodeAreas } from './postcode-areas.ts';
import { telephoneInText } from './telephone.ts';

/** A count over all rows of a column: how many cells hold what looks like an identifier. */
export interface ScreeningCount {
  readonly id: string;
  readonly kind: IdentifierKind;
  /** True for the cells to count; the column is text. */
  readonly sql: (column: Sql) => Sql;
}

/** A profile with the counts of {@link screeningCounts}, by id. */
export interface CountedProfile extends ColumnProfile {
  readonly further: ReadonlyMap<string, number>;
}

const matching = (pattern: string) => (column: Sql) =>
  sql`regexp_matches(${column}, ${literal(pattern)})`;

const mail = matching('[A-Za-z0-9_%+-]@[A-Za-z0-9]([A-Za-z0-9-]*[.])+[A-Za-z]{2,24}');
const areas = [...postcodeAreas].join('|');
const postcode = matching(
  `(^|[^A-Za-z0-9])(${areas})[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}($|[^A-Za-z0-9])`,
);
const telephone = matching(`(^|[^0-9A-Za-z.+])${telephoneInText}($|[^0-9])`);
const tenDigits = '(?:^|[^0-9])([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?:[^0-9]|$)';
const holdsTenDigits = matching(tenDigits);

/** Whether the first ten digits of a cell have the check digit of an NHS number. */
function passes(column: Sql): Sql {
  const found = sql`regexp_extract(${column}, ${literal(tenDigits)}, 1)`;
  const digits = sql`replace(replace(${found}, ' ', ''), '-', '')`;
  const products = Array.from(
    { length: 10 },
    (_, index) =>
      sql`${literal(10 - index)} * CAST(substr(${digits}, ${literal(index + 1)}, 1) AS INTEGER)`,
  );
  return sql`CASE WHEN ${holdsTenDigits(column)}
    THEN (${join(products, ' + ')}) % 11 = 0 ELSE false END`;
}

const email: ScreeningCount = {
  id: 'email',
  kind: 'email',
  sql: (column) => sql`(contains(${column}, '@') AND ${mail(column)})`,
};

const inTexts: readonly ScreeningCount[] = [
  email,
  { id: 'postcode', kind: 'postcode', sql: postcode },
  { id: 'telephone', kind: 'telephone', sql: telephone },
  { id: 'ten-digits', kind: 'nhs-number', sql: holdsTenDigits },
  { id: 'check-digit', kind: 'nhs-number', sql: passes },
];

/**
 * What to count over all rows of a column that is counted in the mass, by what its sample is like:
 * everything inside texts; of codes, pseudonyms and numbers, the cells that are an identifier.
 */
export function screeningCounts({ sample, type }: ColumnProfile): readonly ScreeningCount[] {
  if (type !== 'text') return type === 'number' ? codeCounts(sample, false) : [];
  const cells = spread(sample, 200).map((text) => cellOf(text, 1));
  const texts = cells.filter(
    ({ hasSpace, letters, text }) => hasSpace && letters >= 4 && text.length >= 12,
  );
  if (texts.length >= Math.max(1, cells.length * 0.05)) return inTexts;
  return areNumbers(sample) ? codeCounts(sample, true) : [email, ...codeCounts(sample, true)];
}

const phrases: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  postcode: 'a full postcode',
  telephone: 'a telephone number',
  'check-digit': 'an NHS number by its check digit',
};

/** Whether so many cells are no accident. Cells of one value are counted as one. */
function isEnough(
  id: string,
  count: number,
  { filled, distinct, further }: CountedProfile,
): boolean {
  if (id === 'email') return count >= 1;
  const different = Math.min(1, distinct / Math.max(1, filled));
  if (id !== 'check-digit') return count * different >= Math.max(5, filled * different * 1e-4);
  const tries = Math.round((further.get('ten-digits') ?? 0) * different);
  return isBeyondChance(Math.round(count * different), tries, 1 / 11);
}

/** What the counts over all rows of a column say of it. */
export function judgeCounted(profile: CountedProfile): Verdict | null {
  for (const { id, kind } of inTexts) {
    const count = profile.further.get(id) ?? 0;
    const phrase = phrases[id];
    if (phrase === undefined || count === 0 || !isEnough(id, count, profile)) continue;
    const share = count / Math.max(1, profile.filled);
    const reason = `${percent(share)} of all filled cells hold ${phrase}.`;
    return { kind, severity: 'block', reason, share, masked: [] };
  }
  return judgeCodes(profile);
}

/** What the counts over all rows find that was not found already. */
export function judgeCounts(
  file: string,
  profiles: readonly CountedProfile[],
  found: readonly IdentifierFinding[],
): readonly IdentifierFinding[] {
  return findingsBeside(file, profiles, found, judgeCounted);
}
