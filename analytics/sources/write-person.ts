import { ageBandStarts } from '../dictionary/age-bands.ts';
import { conditions, fields } from '../dictionary/dictionary.ts';
import type { Database } from '../engine/database.ts';
import type { Places } from '../places/places.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import type { CleanColumn } from './clean-column.ts';
import type { Loaded } from './loaded.ts';
import { codeType, lookupTable } from './lookup-table.ts';
import type { ExtractCodes, Placement } from './placement.ts';

export interface PersonAsk {
  readonly loaded: Loaded;
  readonly columns: ReadonlyMap<string, CleanColumn>;
  readonly places: Places;
  readonly placement: Placement;
  readonly codes: ExtractCodes;
  readonly ethnicities: readonly string[];
  /** Year of the extract's date; null where it was not stated. */
  readonly year: number | null;
  /** Rows left out because an earlier one is of the same person. */
  readonly repeated: number;
}

const bandWidth = (ageBandStarts[1] ?? 5) - (ageBandStarts[0] ?? 0);
const lastBand = ageBandStarts.length - 1;

async function writeLookups(database: Database, { places, placement }: PersonAsk): Promise<void> {
  const practices = [...places.practices.values()];
  await lookupTable(database, 'practice_place', {
    practice_of: practices.map((practice) => practice.code),
    practice_pcn: practices.map((practice) => practice.pcn ?? ''),
    practice_lcp: practices.map((practice) => practice.lcp ?? ''),
  });
  const lcpOf = places.footprint?.lcpOf ?? new Map<string, string>();
  const deciles = placement.deprivation?.deciles ?? new Map<string, number>();
  const areas = [...new Set([...lcpOf.keys(), ...deciles.keys()])];
  await lookupTable(database, 'area_place', {
    area_of: areas,
    area_lcp: areas.map((area) => lcpOf.get(area) ?? ''),
    area_decile: areas.map((area) => String(deciles.get(area) ?? '')),
  });
  await lookupTable(database, 'own_place', {
    own_of: [...placement.ownLcps.keys()],
    own_lcp: [...placement.ownLcps.values()],
  });
}

/** PCNs of the practices' lookup where people are placed by practice, else the extract's own. */
function pcnsOf({ placement, places, codes }: PersonAsk): readonly string[] {
  if (placement.lcpFrom !== 'practice') return codes.pcn;
  const found = [...places.practices.values()].flatMap(({ pcn }) => (pcn === null ? [] : [pcn]));
  return [...new Set(found)].sort();
}

function ageOf({ columns, year }: PersonAsk): Sql {
  const age = columns.has('age') ? sql`clean.age` : sql`NULL`;
  if (year === null || !columns.has('birth_year')) return age;
  const worked = sql`${literal(year)} - CAST(clean.birth_year AS INTEGER)`;
  return sql`coalesce(${age}, CASE WHEN ${worked} BETWEEN 0 AND 120 THEN ${worked} END)`;
}

function lcpOf({ placement }: PersonAsk): Sql {
  switch (placement.lcpFrom) {
    case 'practice':
      return sql`practice_lcp`;
    case 'lsoa':
      return sql`area_lcp`;
    case 'extract':
      return sql`own_lcp`;
    case null:
      return sql`NULL`;
  }
}

function deprivationOf({ columns, placement }: PersonAsk): { decile: Sql; quintile: Sql } {
  const fromDecile = (decile: Sql) => sql`(${decile} + 1) // 2`;
  if (placement.deprivation !== null) {
    const decile = sql`CAST(area_decile AS UTINYINT)`;
    return { decile, quintile: fromDecile(decile) };
  }
  const decile = columns.has('imd_decile') ? sql`clean.imd_decile` : sql`NULL`;
  const quintile = columns.has('imd_quintile') ? sql`clean.imd_quintile` : sql`NULL`;
  return { decile, quintile: sql`coalesce(${quintile}, ${fromDecile(decile)})` };
}

const derived = new Set([
  ...['person_id', 'age', 'sex', 'ethnicity', 'lsoa', 'practice', 'pcn', 'lcp'],
  ...['imd_decile', 'imd_quintile'],
]);

/** The other fields that the extract gives, then its conditions, in the dictionary's order. */
function restOf({ columns }: PersonAsk): Sql[] {
  const ids = [...fields, ...conditions].map(({ id }) => id);
  return ids
    .filter((id) => columns.has(id) && !derived.has(id))
    .map((id) => sql`clean.${name(id)} AS ${name(id)}`);
}

async function selected(database: Database, ask: PersonAsk): Promise<Sql[]> {
  const { columns, codes } = ask;
  const own = (id: string) => (columns.has(id) ? sql`clean.${name(id)}` : sql`NULL`);
  const coded = async (id: string, value: Sql, list: readonly string[]) =>
    sql`CAST(${value} AS ${await codeType(database, id, list)}) AS ${name(id)}`;
  const { decile, quintile } = deprivationOf(ask);
  const pcns = pcnsOf(ask);
  const pcn = ask.placement.lcpFrom === 'practice' ? sql`practice_pcn` : own('pcn');
  const lcps = ask.placement.lcps.map(({ code }) => code);
  return [
    sql`coalesce(${own('person_id')}, 'row ' || CAST(clean.place + 1 AS VARCHAR)) AS person_id`,
    sql`CAST(${ageOf(ask)} AS UTINYINT) AS age`,
    sql`CAST(least(${ageOf(ask)} // ${literal(bandWidth)}, ${literal(lastBand)}) AS UTINYINT)
      AS age_band`,
    sql`CAST(${own('sex')} AS ENUM('1', '2', '9', 'X')) AS sex`,
    ...(columns.has('ethnicity')
      ? [await coded('ethnicity', own('ethnicity'), ask.ethnicities)]
      : []),
    await coded('lsoa', own('lsoa'), codes.lsoa),
    await coded('practice', own('practice'), codes.practice),
    ...(pcns.length > 0 ? [await coded('pcn', pcn, pcns)] : []),
    await coded('lcp', lcpOf(ask), lcps),
    sql`CAST(${decile} AS UTINYINT) AS imd_decile`,
    sql`CAST(${quintile} AS UTINYINT) AS imd_quintile`,
    ...restOf(ask),
  ];
}

/** Writes the table `person`: cleaned, placed, one row a person. */
export async function writePerson(database: Database, ask: PersonAsk): Promise<void> {
  await writeLookups(database, ask);
  const { loaded, columns, placement, repeated } = ask;
  const clean = [...columns.values()].map(({ id, value }) => sql`${value} AS ${name(id)}`);
  const joins = [
    placement.lcpFrom === 'practice' &&
      sql`LEFT JOIN practice_place ON practice_of = clean.practice`,
    (placement.lcpFrom === 'lsoa' || placement.deprivation !== null) &&
      sql`LEFT JOIN area_place ON area_of = clean.lsoa`,
    placement.lcpFrom === 'extract' && sql`LEFT JOIN own_place ON own_of = clean.lcp`,
  ].filter((part) => part !== false);
  await database.run(
    sql`CREATE TABLE person AS
      WITH clean AS (SELECT place, ${join(clean)} FROM ${loaded.source})
      SELECT ${join(await selected(database, ask))}
      FROM clean ${join(joins, ' ')}
      ${repeated > 0 ? sql`WHERE clean.place NOT IN (SELECT place FROM repeated)` : sql``}`,
  );
}
