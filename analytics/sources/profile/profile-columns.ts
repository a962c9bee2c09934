import type { Progress } from '../../contract/methods.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { ColumnProfile } from '../mapping/column-profile.ts';
import type { Loaded } from '../reading/loaded.ts';
import { stopIfAborted } from '../stop-if-aborted.ts';
import { type AnswerRow, answeredProfile, mostOdd, type ProfiledColumn } from './column-answer.ts';
import {
  type CellShape,
  type ColumnQuestion,
  type FurtherCount,
  type Manner,
  mostFetched,
  questionSql,
} from './column-question.ts';
import { furtherOfValues } from './further-of-values.ts';
import { watchReading } from './watch-reading.ts';

export interface ProfileAsk {
  readonly loaded: Loaded;
  /** Profiles from the sample, one a column: see {@link profileSample}. */
  readonly sampled: readonly ColumnProfile[];
  /** Columns by position whose values are all wanted, even where they are many. */
  readonly listed: ReadonlySet<number>;
  /** Columns by position whose different values are counted exactly. */
  readonly exact: ReadonlySet<number>;
  readonly further: (profile: ColumnProfile) => readonly FurtherCount[];
  /** A shape of which no cell wants a closer look, where the cells of a sample have it; else null. */
  readonly shapeOf: (cells: readonly string[]) => CellShape | null;
}

export interface Profiled {
  readonly columns: readonly ProfiledColumn[];
  /** Rows that the reading gave. */
  readonly loaded: number;
}

/** As many different values are counted each, however small the sample is. */
const mostForSure = 100;

/** Columns asked about in one statement: more make it slow to plan. */
const mostAtOnce = 400;

/** Values that stand in the sample this often, on average, are few enough to be counted each. */
const often = 5;

function mannerOf(profile: ColumnProfile, isListed: boolean, shape: CellShape | null): Manner {
  const { values, distinct, filled } = profile;
  const areFew = values !== null && distinct <= mostForSure;
  if (isListed || areFew || distinct * often <= filled) return 'values';
  return shape?.saysAll === true ? 'shape' : 'aggregates';
}

function questionOf(ask: ProfileAsk, index: number): ColumnQuestion | null {
  const { loaded, sampled, listed, exact, further } = ask;
  const [column, profile] = [loaded.columns[index], sampled[index]];
  if (column === undefined || profile === undefined || column.type === 'other') return null;
  const shape = column.type === 'text' ? ask.shapeOf(profile.sample) : null;
  return {
    column,
    index,
    manner: mannerOf(profile, listed.has(index), shape),
    shape: shape?.pattern ?? null,
    wantsOdd: shape?.saysAll === false,
    exact: exact.has(index),
    decimal: loaded.readAs.decimal ?? '.',
    further: further(profile),
  };
}

/** A map of values that turned out to be far more than the sample promised is not fetched. */
function fetched({ manner, index }: ColumnQuestion): Sql {
  if (manner !== 'values') return sql``;
  const values = name(`values${index}`);
  return sql`, CASE WHEN cardinality(${values}) <= ${literal(mostFetched)} THEN ${values} END
    AS ${name(`fetched${index}`)}, coalesce(cardinality(${values}), 0) AS ${name(`size${index}`)}`;
}

async function askAll(
  database: Database,
  loaded: Loaded,
  questions: readonly ColumnQuestion[],
  progress: (progress: Progress) => void,
): Promise<AnswerRow> {
  const maps = questions.filter(({ manner }) => manner === 'values');
  const left = maps.map(({ index }) => name(`values${index}`));
  const others = left.length === 0 ? sql`` : sql`EXCLUDE (${join(left)})`;
  const asked = join([sql`count(*) AS loaded`, ...questions.map(questionSql)]);
  const statement = sql`SELECT * ${others} ${join(questions.map(fetched), ' ')}
    FROM (SELECT ${asked} FROM ${loaded.source})`;
  const [answer] = await watchReading(database, loaded, progress, () =>
    database.rows<AnswerRow>(statement),
  );
  return answer ?? {};
}

/** Whether a column turned out to be other than the sample promised: too many values, or of another shape. */
function isOther({ manner, index }: ColumnQuestion, answer: AnswerRow): boolean {
  if (manner === 'shape') return Number(answer[`odd${index}`] ?? 0) > 0;
  return manner === 'values' && Number(answer[`size${index}`] ?? 0) > mostFetched;
}

function hasFewOdd({ manner, index }: ColumnQuestion, answer: AnswerRow): boolean {
  return manner === 'shape' && Number(answer[`odd${index}`] ?? 0) <= mostOdd;
}

function unasked({ columns }: Loaded, index: number, rows: number): ProfiledColumn {
  const column = columns[index];
  return {
    ...{ name: column?.name ?? '', type: column?.type ?? 'other', rows, filled: 0, distinct: 0 },
    ...{ numbers: 0, least: null, greatest: null, values: null, sample: [], allValues: null },
    ...{ odd: [], isExact: false },
    further: new Map(),
  };
}

/** Counts what every column holds in one reading of the whole file. Nested columns are left out. */
export async function profileColumns(
  database: Database,
  ask: ProfileAsk,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Profiled> {
  const { loaded, sampled } = ask;
  let questions = loaded.columns.flatMap((_, index) => questionOf(ask, index) ?? []);
  const found = new Map<number, ProfiledColumn>();
  let rows: number | null = null;
  while (rows === null || questions.length > 0) {
    stopIfAborted(signal);
    const some = questions.slice(0, mostAtOnce);
    const answer = await askAll(database, loaded, some, progress);
    rows = Number(answer.loaded ?? 0);
    const again = some.filter((question) => isOther(question, answer));
    for (const question of some) {
      const profile = sampled[question.index] as ColumnProfile;
      const answered = answeredProfile(question, answer, rows, profile);
      const further = await furtherOfValues(database, question.further, answered.allValues ?? []);
      found.set(question.index, further.size === 0 ? answered : { ...answered, further });
    }
    const inTheMass = again.map((question) => ({
      ...question,
      manner: 'aggregates' as const,
      wantsOdd: question.wantsOdd || hasFewOdd(question, answer),
    }));
    questions = [...questions.slice(mostAtOnce), ...inTheMass];
  }
  const columns = loaded.columns.map(
    (_, index) => found.get(index) ?? unasked(loaded, index, rows ?? 0),
  );
  return { columns, loaded: rows ?? 0 };
}
