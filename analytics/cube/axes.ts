import { type Category, notAllocatedCode, unknownCode } from '../contract/dimensions.ts';
import { ageBandLabels, ageBandStarts } from '../dictionary/age-bands.ts';
import { findField } from '../dictionary/dictionary.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import type { Axis, PersonAxis } from './axis.ts';

const unknown: Category = { code: unknownCode, label: 'Not known' };

const quintiles: readonly Category[] = [
  { code: '1', label: '1 (most deprived)' },
  { code: '2', label: '2' },
  { code: '3', label: '3' },
  { code: '4', label: '4' },
  { code: '5', label: '5 (least deprived)' },
];

const sexes: readonly Category[] = [
  { code: '1', label: 'Male' },
  { code: '2', label: 'Female' },
  { code: '9', label: 'Indeterminate' },
];

const oldest = findField('age')?.to ?? 120;
const openBand = ageBandLabels.length - 1;
const bandWidth = (ageBandStarts[1] ?? 5) - (ageBandStarts[0] ?? 0);

/** The segments of a definition in order, and whoever of its population is in none. */
export function segmentAxis(segments: readonly Category[]): Axis {
  return {
    dimension: 'segment',
    id: 'segment',
    label: 'Segment',
    noun: 'segment',
    categories: segments.map(({ code, label }) => ({ code, label })),
  };
}

export const quintileAxis: PersonAxis = {
  dimension: 'quintile',
  id: 'quintile',
  of: 'setting',
  label: 'Deprivation quintile',
  noun: 'deprivation quintile',
  categories: [...quintiles, unknown],
  position: sql`coalesce(imd_quintile - 1, ${literal(quintiles.length)})::UTINYINT`,
};

/** Five-year bands; the last is open. */
export const ageBandAxis: PersonAxis = {
  dimension: 'age_band',
  id: 'age_band',
  of: 'profile',
  label: 'Age band',
  noun: 'age band',
  categories: [...ageBandLabels.map((label) => ({ code: label, label })), unknown],
  position: sql`coalesce(CASE WHEN age >= ${literal(openBand * bandWidth)} THEN ${literal(openBand)} ELSE age // ${literal(bandWidth)} END, ${literal(openBand + 1)})::UTINYINT`,
};

/** Single years. */
export const ageAxis: PersonAxis = {
  dimension: 'age',
  id: 'age',
  of: 'profile',
  label: 'Age',
  noun: 'age',
  categories: [
    ...Array.from({ length: oldest + 1 }, (_, age) => ({ code: `${age}`, label: `${age}` })),
    unknown,
  ],
  position: sql`coalesce(age, ${literal(oldest + 1)})::UTINYINT`,
};

export const sexAxis: PersonAxis = {
  dimension: 'sex',
  id: 'sex',
  of: 'profile',
  label: 'Sex',
  noun: 'sex',
  categories: [...sexes, unknown],
  position: sql`(CASE sex WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '9' THEN 2 ELSE 3 END)::UTINYINT`,
};

const groups: readonly Category[] = Object.entries(findField('ethnic_group')?.categories ?? {}).map(
  ([code, label]) => ({ code, label }),
);

/** Place of a code among those listed, 1 for the first; NULL where it is not among them. */
function placeIn(codes: readonly Category[], column: Sql): Sql {
  const cases = codes.map(({ code }, place) => sql`WHEN ${literal(code)} THEN ${literal(place)}`);
  return cases.length === 0 ? sql`NULL` : sql`CASE ${column} ${join(cases, ' ')} END`;
}

export const ethnicGroupAxis: PersonAxis = {
  dimension: 'ethnic_group',
  id: 'ethnic_group',
  of: 'setting',
  label: 'Ethnic group',
  noun: 'ethnic group',
  categories: [...groups, unknown],
  position: sql`coalesce(${placeIn(groups, sql`ethnic_group`)}, ${literal(groups.length)})::UTINYINT`,
};

/** People whose LCP is not in the list are not allocated: counted, never dropped. */
export function lcpAxis(lcps: readonly Category[]): PersonAxis {
  return {
    dimension: 'lcp',
    id: 'lcp',
    of: 'setting',
    label: 'Local Care Partnership',
    noun: 'Local Care Partnership',
    categories: [...lcps, { code: notAllocatedCode, label: 'Not allocated' }],
    position: sql`coalesce(${placeIn(lcps, sql`lcp`)}, ${literal(lcps.length)})::USMALLINT`,
  };
}

/** An axis of the codes that a column holds. */
function codeAxis(dimension: 'practice' | 'pcn', label: string, codes: readonly string[]) {
  const categories = codes.map((code) => ({ code, label: code }));
  const place = placeIn(categories, sql`${name(dimension)}`);
  return {
    dimension,
    id: dimension,
    of: 'setting',
    label,
    noun: dimension === 'practice' ? 'practice' : label,
    categories: [...categories, unknown],
    position: sql`coalesce(${place}, ${literal(categories.length)})::USMALLINT`,
  } as const satisfies PersonAxis;
}

export function practiceAxis(practices: readonly string[]): PersonAxis {
  return codeAxis('practice', 'Practice', practices);
}

export function pcnAxis(pcns: readonly string[]): PersonAxis {
  return codeAxis('pcn', 'Primary Care Network', pcns);
}
