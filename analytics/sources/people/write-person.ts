import { conditions, fields } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { isNoPcn } from '../../places/tables/lcp-columns.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { CleanedField } from '../mapped-file.ts';
import { ethnicGroupOf } from '../mapping/ethnic-group-of.ts';
import { frailtyOf } from '../mapping/frailty-of.ts';
import { rankDecile } from '../mapping/rank-decile.ts';
import type { Loaded } from '../reading/loaded.ts';
import type { CodeCount } from './code-counts.ts';
import { codeType } from './code-type.ts';
import type { DeprivationPlan } from './deprivation-source.ts';
import type { ExtractCodes } from './extract-codes.ts';
import { isOutsideEngland, ownCheck } from './own-deprivation.ts';
import { ownPcns, practicePcns } from './own-pcn.ts';
import type { Placement } from './placement.ts';

export interface PersonAsk {
  readonly loaded: Loaded;
  readonly columns: ReadonlyMap<string, CleanedField>;
  readonly places: Places;
  readonly placement: Placement;
  readonly deprivation: DeprivationPlan;
  readonly codes: ExtractCodes;
  readonly ethnicities: readonly CodeCount[];
  /** The scale that a field's column is on, e.g. `IMD 2019`; undefined where none is said. */
  readonly scaleOf: (field: string) => string | undefined;
  /** Year of the extract's date; null where it was not stated. */
  readonly year: number | null;
}

/** What a list, in the order of a code column's type, says of each row's code. */
function lookUp(column: string, codes: readonly CodeCount[], of: (code: string) => string): Sql {
  if (codes.length === 0) return sql`NULL`;
  const found = sql`CAST(${codes.map(({ code }) => of(code))} AS VARCHAR[])`;
  return sql`nullif(list_extract(${found}, enum_code(coded.${name(column)}) + 1), '')`;
}

const spelled = (codes: readonly CodeCount[]) => [...new Set(codes.map(({ code }) => code))].sort();

/** PCNs of the practices' lookup where people are placed by practice, and the extract's own that stand. */
function pcnsOf(ask: PersonAsk): readonly string[] {
  const { placement, places, codes, loaded } = ask;
  if (placement.lcpFrom !== 'practice') return spelled(codes.pcn).filter((code) => !isNoPcn(code));
  return [...new Set([...practicePcns(places), ...ownPcns(ask, loaded.records)])].sort();
}

function ageOf({ columns, year }: PersonAsk): Sql {
  const age = columns.has('age') ? sql`coded.age` : sql`NULL`;
  if (year === null || !columns.has('birth_year')) return age;
  const worked = sql`${literal(year)} - CAST(coded.birth_year AS INTEGER)`;
  return sql`coalesce(${age}, CASE WHEN ${worked} BETWEEN 0 AND 120 THEN ${worked} END)`;
}

/** A column of codes of the extract's own, as they are spelled here. */
async function ownCode(
  database: Database,
  column: 'lsoa' | 'practice',
  { codes, columns }: PersonAsk,
): Promise<Sql> {
  if (!columns.has(column)) return sql`CAST(NULL AS VARCHAR) AS ${name(column)}`;
  const list = codes[column];
  if (list.every(({ written, code }) => written === code)) return sql`coded.${name(column)}`;
  const type = await codeType(database, column, spelled(list));
  return sql`CAST(${lookUp(column, list, (code) => code)} AS ${type}) AS ${name(column)}`;
}

function practicePcnOf({ places, codes }: PersonAsk): Sql {
  return lookUp('practice', codes.practice, (code) => places.practices.get(code)?.pcn ?? '');
}

function pcnOf(ask: PersonAsk): Sql {
  const { placement, codes, columns, loaded } = ask;
  if (placement.lcpFrom !== 'practice') {
    if (!columns.has('pcn')) return sql`NULL`;
    if (codes.pcn.length === 0) return sql`coded.pcn`;
    return lookUp('pcn', codes.pcn, (code) => (isNoPcn(code) ? '' : code));
  }
  const pcn = practicePcnOf(ask);
  const own = ownPcns(ask, loaded.records);
  if (own.size === 0) return pcn;
  return sql`coalesce(${pcn}, ${lookUp('pcn', codes.pcn, (code) => (own.has(code) ? code : ''))})`;
}

/** The LCP of each row's practice, or of the extract's own PCN where that stands. */
function registeredLcpOf(ask: PersonAsk): Sql {
  const { places, codes, loaded } = ask;
  const lcp = lookUp('practice', codes.practice, (code) => places.practices.get(code)?.lcp ?? '');
  const own = ownPcns(ask, loaded.records);
  if (![...own].some((code) => places.lcpOfPcn.has(code))) return lcp;
  const ofPcn = (code: string) => (own.has(code) ? (places.lcpOfPcn.get(code) ?? '') : '');
  return sql`coalesce(${lcp},
    CASE WHEN ${practicePcnOf(ask)} IS NULL THEN ${lookUp('pcn', codes.pcn, ofPcn)} END)`;
}

function lcpOf(ask: PersonAsk): Sql {
  const { placement, places, codes } = ask;
  switch (placement.lcpFrom) {
    case 'practice':
      return registeredLcpOf(ask);
    case 'pcn':
      return lookUp('pcn', codes.pcn, (code) => places.lcpOfPcn.get(code) ?? '');
    case 'lsoa':
      return lookUp('lsoa', codes.lsoa, (code) => places.footprint?.lcpOf.get(code) ?? '');
    case 'extract':
      return lookUp('lcp', codes.lcp, (code) => placement.ownLcps.get(code) ?? '');
    case null:
      return sql`NULL`;
  }
}

const tableDecile = name('table decile');

/** The decile that the table of deprivation gives for each row's LSOA. */
function tableDecileOf({ placement, codes }: PersonAsk): Sql {
  const table = placement.deprivation;
  if (table === null || codes.lsoa.length === 0) return sql`CAST(NULL AS UTINYINT)`;
  const deciles = codes.lsoa.map(({ code }) => String(table.deciles.get(code) ?? 0));
  const list = sql`CAST(${deciles} AS UTINYINT[])`;
  return sql`nullif(list_extract(${list}, enum_code(lsoa) + 1), 0)`;
}

/** A value of the extract's own, which counts for areas of England alone. */
function ofEngland(value: Sql, { codes }: PersonAsk): Sql {
  const outside = codes.lsoa.map(({ code }) => isOutsideEngland(code));
  if (!outside.includes(true)) return value;
  const list = sql`CAST(${outside.map(String)} AS BOOLEAN[])`;
  return sql`CASE WHEN list_extract(${list}, enum_code(coded.lsoa) + 1) THEN NULL ELSE ${value} END`;
}

interface WrittenDeprivation {
  readonly decile: Sql;
  readonly quintile: Sql;
  /** What the extract's own values are held against the table by; empty without both. */
  readonly checks: readonly Sql[];
}

/** A decile of the extract's own, worked out from a rank where it gives no other. */
function ownDecileOf({ columns, scaleOf }: PersonAsk): Sql {
  const decile = columns.has('imd_decile') ? sql`coded.imd_decile` : sql`NULL`;
  const edition = scaleOf('imd_rank');
  if (!columns.has('imd_rank') || edition === undefined) return decile;
  return sql`coalesce(${decile}, ${rankDecile(sql`coded.imd_rank`, edition)})`;
}

function deprivationOf(ask: PersonAsk): WrittenDeprivation {
  const { columns, placement, deprivation } = ask;
  const fifth = (decile: Sql) => sql`((${decile}) + 1) // 2`;
  const ownDecile = ofEngland(sql`CAST(${ownDecileOf(ask)} AS UTINYINT)`, ask);
  const ownQuintile = columns.has('imd_quintile')
    ? ofEngland(sql`coded.imd_quintile`, ask)
    : sql`NULL`;
  const ownFifth = sql`coalesce(${ownQuintile}, ${fifth(ownDecile)})`;
  if (placement.deprivation === null) {
    return { decile: ownDecile, quintile: ownFifth, checks: [] };
  }
  const decile = sql`coded.${tableDecile}`;
  const checks = deprivation.own === null ? [] : [ownCheck(decile, ownDecile, ownQuintile)];
  return deprivation.ownWhereUnknown
    ? {
        decile: sql`coalesce(${decile}, ${ownDecile})`,
        quintile: sql`coalesce(${fifth(decile)}, ${ownFifth})`,
        checks,
      }
    : { decile, quintile: fifth(decile), checks };
}

const derived = new Set([
  ...['person_id', 'age', 'sex', 'ethnicity', 'lsoa', 'practice', 'pcn', 'lcp'],
  ...['imd_decile', 'imd_quintile'],
]);

/** Fields that follow from others where the extract does not give them itself. */
function followingOf({ columns, scaleOf }: PersonAsk): ReadonlyMap<string, Sql> {
  const following = new Map<string, Sql>();
  const frailtyScale = scaleOf('efi');
  if (columns.has('efi') && frailtyScale !== undefined) {
    following.set('frailty', frailtyOf(sql`coded.efi`, frailtyScale));
  }
  if (columns.has('ethnicity')) {
    const scheme = scaleOf('ethnicity') === '2001' ? '2001' : '2011';
    const category = sql`CAST(coded.ethnicity AS VARCHAR)`;
    following.set('ethnic_group', ethnicGroupOf(category, scheme));
  }
  return following;
}

/** The other fields that the extract gives, then its conditions, in the dictionary's order. */
function restOf(ask: PersonAsk): Sql[] {
  const { columns } = ask;
  const following = followingOf(ask);
  return [...fields, ...conditions].flatMap(({ id }) => {
    if (derived.has(id)) return [];
    if (columns.has(id)) return [sql`coded.${name(id)} AS ${name(id)}`];
    const value = following.get(id);
    return value === undefined ? [] : [sql`${value} AS ${name(id)}`];
  });
}

/** Gives the code columns of the extract their types, and the rest as they are. */
async function coded(database: Database, { columns, codes, ethnicities }: PersonAsk): Promise<Sql> {
  const lists = { ...codes, ethnicity: ethnicities };
  const typed: Sql[] = [];
  for (const [id, list] of Object.entries(lists)) {
    if (!columns.has(id)) continue;
    const written = list.map((code) => code.written);
    const type = await codeType(database, `own_${id}`, written);
    typed.push(sql`CAST(${name(id)} AS ${type}) AS ${name(id)}`);
  }
  return typed.length === 0 ? sql`*` : sql`* REPLACE (${join(typed)})`;
}

async function selected(database: Database, ask: PersonAsk): Promise<Sql[]> {
  const { columns } = ask;
  const own = (id: string) => (columns.has(id) ? sql`coded.${name(id)}` : sql`NULL`);
  const lcpCodes = ask.placement.lcps.map(({ code }) => code);
  const pcns = pcnsOf(ask);
  const lcpType = await codeType(database, 'lcp', lcpCodes);
  const pcnType = await codeType(database, 'pcn', pcns);
  const { decile, quintile, checks } = deprivationOf(ask);
  return [
    sql`CAST(${own('person_id')} AS VARCHAR) AS person_id`,
    sql`CAST(${ageOf(ask)} AS UTINYINT) AS age`,
    sql`CAST(${own('sex')} AS ENUM('1', '2', '9', 'X')) AS sex`,
    ...(columns.has('ethnicity') ? [sql`coded.ethnicity`] : []),
    await ownCode(database, 'lsoa', ask),
    await ownCode(database, 'practice', ask),
    ...(pcns.length > 0 ? [sql`CAST(${pcnOf(ask)} AS ${pcnType}) AS pcn`] : []),
    sql`CAST(${lcpOf(ask)} AS ${lcpType}) AS lcp`,
    sql`CAST(${decile} AS UTINYINT) AS imd_decile`,
    sql`CAST(${quintile} AS UTINYINT) AS imd_quintile`,
    ...restOf(ask),
    ...checks,
  ];
}

/**
 * Writes the table `person` in one reading of the file: cleaned, placed, one row a row of the file,
 * in its order. `person_id` is null where the file names nobody.
 */
export async function writePerson(database: Database, ask: PersonAsk): Promise<void> {
  const { loaded, columns } = ask;
  const clean = [...columns.values()].map(({ id, value }) => sql`${value} AS ${name(id)}`);
  await database.run(
    sql`CREATE TABLE person AS
      WITH clean AS (SELECT ${join(clean)} FROM ${loaded.source}),
      typed AS (SELECT ${await coded(database, ask)} FROM clean),
      coded AS (SELECT *, ${tableDecileOf(ask)} AS ${tableDecile} FROM typed)
      SELECT ${join(await selected(database, ask))}
      FROM coded`,
  );
}
