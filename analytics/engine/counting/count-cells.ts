import type { PersonAxis } from '../../cube/axis.ts';
import { joinedCodes } from '../../cube/code-tables.ts';
import type { CountColumn } from '../../cube/count-columns.ts';
import type { Catalogue } from '../../sql/compile-segments.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { numberColumns } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';
import type { Codes } from './codes.ts';
import { placeOn, profileAxes, type SortedRows } from './sorted-people.ts';

/** The cells of a cube as DuckDB counts them: a row for each combination that holds anybody. */
export interface CountedCells {
  /** What {@link import('./sorted-people.ts').patternOf} makes a pattern of, by cell. */
  readonly segment: Float64Array;
  readonly words: readonly Float64Array[];
  /** Place of each cell on each of the axes. */
  readonly places: readonly Float64Array[];
  /** `people` first, then each of the asked counts. */
  readonly counts: readonly Float64Array[];
}

export interface CellsAsk {
  readonly rows: SortedRows;
  readonly axes: readonly PersonAxis[];
  readonly counts: readonly CountColumn[];
  readonly codes: Codes;
  readonly catalogue: Catalogue;
  /** People of the extract. */
  readonly people: number;
  /** Cells beyond which nothing is counted. */
  readonly most: number;
}

const none = new Float64Array();

const counted = (test: Sql) => sql`CAST(count(*) FILTER (WHERE ${test}) AS UINTEGER)`;

/** Counts people one by one: for what the codes do not say. */
async function countPeople(database: Database, ask: CellsAsk): Promise<CountedCells> {
  const { rows, axes, counts } = ask;
  const places = axes.map(({ position }) => position);
  const keys = [sql`segment`, ...rows.words, ...places];
  const order = keys.map((_, index) => literal(index + 1));
  const columns = await numberColumns(
    database,
    sql`SELECT ${join([...keys, sql`CAST(count(*) AS UINTEGER)`, ...counts.map(({ test }) => counted(test))])}
FROM ${rows.from} GROUP BY ${join(order)} ORDER BY ${join(order)}`,
  );
  const words = columns.slice(1, 1 + rows.words.length);
  return {
    segment: columns[0] ?? none,
    words,
    places: columns.slice(1 + words.length, 1 + words.length + axes.length),
    counts: columns.slice(1 + words.length + axes.length),
  };
}

const bases = name('bases');
const sorted = name('sorted by base');
const placed = name('settings by place');
const settings = name('places of settings');

/** Columns that number what a query groups by, from 0, in order. */
async function numbered(
  database: Database,
  table: Sql,
  number: Sql,
  { keys, from }: { readonly keys: readonly Sql[]; readonly from: Sql },
): Promise<Float64Array[]> {
  const list = join(keys);
  await database.run(sql`CREATE OR REPLACE TEMP TABLE ${table} AS
SELECT CAST(row_number() OVER (ORDER BY ${list}) - 1 AS UINTEGER) AS ${number}, ${list}
FROM (SELECT DISTINCT ${list} FROM ${from})`);
  return numberColumns(database, sql`SELECT ${list} FROM ${table} ORDER BY ${number}`);
}

/** The profiles with their places on the axes that sorting has not worked out, and what is counted. */
function profilesOf({ rows, axes, counts, codes, catalogue }: CellsAsk): Sql {
  const known = new Set(profileAxes(catalogue).map(({ id }) => id));
  const further = axes.filter(({ id, of }) => of === 'profile' && !known.has(id));
  if (further.length + counts.length === 0) return rows.from;
  const columns = [
    ...further.map((axis) => sql`${axis.position} AS ${placeOn(axis)}`),
    ...counts.map(({ key, test }) => sql`coalesce(${test}, FALSE) AS ${name(key)}`),
  ];
  return sql`(SELECT * FROM ${rows.from} JOIN (SELECT profile, ${join(columns)} FROM ${codes.profile}) USING (profile))`;
}

/** Numbers the profiles by what the cube tells apart of them; gives the columns of each number. */
async function numberProfiles(database: Database, ask: CellsAsk): Promise<Float64Array[]> {
  const { rows, axes, counts } = ask;
  const own = axes.filter(({ of }) => of === 'profile');
  const keys = [sql`segment`, ...rows.words, ...own.map(placeOn)];
  const columns = await numbered(database, bases, sql`base`, { keys, from: profilesOf(ask) });
  const tests = counts.map(({ key }) => name(key));
  await database.run(sql`CREATE OR REPLACE TEMP TABLE ${sorted} AS
SELECT profile, ${join([sql`base`, ...tests])} FROM ${profilesOf(ask)} JOIN ${bases} USING (${join(keys)})`);
  return columns;
}

/** The same for settings; where no axis is of settings, all have one number. */
async function numberSettings(
  database: Database,
  axes: readonly PersonAxis[],
  setting: Sql,
): Promise<Float64Array[]> {
  const own = axes.filter(({ of }) => of === 'setting');
  const places = own.map((axis) => sql`${axis.position} AS ${placeOn(axis)}`);
  const from = sql`(SELECT ${join([sql`setting`, sql`0 AS everywhere`, ...places])} FROM ${setting})`;
  const keys = [sql`everywhere`, ...own.map(placeOn)];
  const [, ...columns] = await numbered(database, settings, sql`place`, { keys, from });
  await database.run(sql`CREATE OR REPLACE TEMP TABLE ${placed} AS
SELECT setting, place FROM ${from} JOIN ${settings} USING (${join(keys)})`);
  return columns;
}

const picked = (column: Float64Array, at: Float64Array) =>
  Float64Array.from(at, (place) => column[place] as number);

/** The columns of an axis of profiles or of settings, cell by cell. */
function placesOn(
  axes: readonly PersonAxis[],
  of: PersonAxis['of'],
  columns: readonly Float64Array[],
  cells: Float64Array,
): ReadonlyMap<PersonAxis, Float64Array> {
  const own = axes.filter((axis) => axis.of === of);
  return new Map(own.map((axis, index) => [axis, picked(columns[index] ?? cells, cells)]));
}

/** Counts people by the numbers of their profile and their setting, which is quick at any size. */
async function countCodes(database: Database, ask: CellsAsk): Promise<CountedCells | null> {
  const { rows, axes, counts, codes, most } = ask;
  const [segment = none, ...others] = await numberProfiles(database, ask);
  const ofSetting = await numberSettings(database, axes, codes.setting);
  if (segment.length * Math.max(1, ofSetting[0]?.length ?? 1) > most) return null;
  const asked = counts.map(({ key }) => counted(name(key)));
  const [base = none, place = none, ...found] = await numberColumns(
    database,
    sql`SELECT ${join([sql`base, place, CAST(count(*) AS UINTEGER)`, ...asked])}
FROM (${joinedCodes(codes, sorted, placed, codes.profiles)})
GROUP BY base, place ORDER BY base, place`,
  );
  const words = others.slice(0, rows.words.length);
  const ofProfile = others.slice(rows.words.length);
  const places = new Map([
    ...placesOn(axes, 'profile', ofProfile, base),
    ...placesOn(axes, 'setting', ofSetting, place),
  ]);
  return {
    segment: picked(segment, base),
    words: words.map((word) => picked(word, base)),
    places: axes.map((axis) => places.get(axis) ?? none),
    counts: found,
  };
}

/** Whether people counted one by one could fall into more cells than `most`. */
function mayExceed({ axes, most, people }: CellsAsk): boolean {
  const product = axes.reduce((cells, { categories }) => cells * categories.length, 1);
  return Math.min(product, people) > most;
}

/**
 * Counts everybody who was sorted into cells, those outside the population too, in an order that is
 * the same every time; null where there could be more than `most` of them.
 */
export async function countCells(database: Database, ask: CellsAsk): Promise<CountedCells | null> {
  if (ask.rows.of === 'people') return mayExceed(ask) ? null : countPeople(database, ask);
  const counted = await countCodes(database, ask);
  for (const table of [bases, sorted, placed, settings]) {
    await database.run(sql`DROP TABLE IF EXISTS temp.${table}`);
  }
  return counted;
}
