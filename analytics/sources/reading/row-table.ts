import { randomUUID } from 'node:crypto';
import type { Database } from '../../engine/duckdb/database.ts';
import { join, name, type Sql, sql } from '../../sql/sql.ts';
import { stopIfAborted } from '../stop-if-aborted.ts';
import type { PartColumn, ReadContext, SampleRow } from './part.ts';
import { SpreadSample } from './spread-sample.ts';

/** Rows that are sent to the database at once, and that are looked at before the first are sent. */
const chunkRows = 5000;
const lookedRows = 20_000;

const separator = '\u001f';

const types = {
  VARCHAR: sql`VARCHAR`,
  BIGINT: sql`BIGINT`,
  DOUBLE: sql`DOUBLE`,
  BOOLEAN: sql`BOOLEAN`,
  DATE: sql`DATE`,
  TIMESTAMP: sql`TIMESTAMP`,
} as const;

/** What a column of a row table is in the database. */
export interface RowColumn extends PartColumn {
  /** A type of DuckDB that texts of the column can be cast to. */
  readonly duckdbType: keyof typeof types;
}

/** A temporary table, in memory, that rows are put into one by one. */
export class RowTable {
  readonly #database: Database;
  readonly #columns: readonly RowColumn[];
  readonly #context: ReadContext;
  readonly #file: string;
  readonly #table = name(`rows_${randomUUID()}`);
  readonly #sample: SpreadSample<SampleRow>;
  #waiting: SampleRow[] = [];
  #isMade = false;
  rows = 0;

  constructor(
    database: Database,
    file: string,
    columns: readonly RowColumn[],
    context: ReadContext,
  ) {
    this.#database = database;
    this.#file = file;
    this.#columns = columns;
    this.#context = context;
    this.#sample = new SpreadSample(columns.length);
  }

  /** Takes a row; true where `flush` is due. */
  add(row: SampleRow): boolean {
    this.rows += 1;
    if (this.#sample.wantsNext()) this.#sample.keep(row);
    this.#waiting.push(row);
    return this.#waiting.length >= (this.#isMade ? chunkRows : lookedRows);
  }

  get sample(): readonly SampleRow[] {
    return this.#sample.rows();
  }

  /** Sends the rows that wait. Before the first, the rows so far are offered to be looked at. */
  async flush(): Promise<void> {
    stopIfAborted(this.#context.signal);
    if (!this.#isMade) await this.#make();
    for (let at = 0; at < this.#waiting.length; at += chunkRows) {
      await this.#send(this.#waiting.slice(at, at + chunkRows));
    }
    this.#waiting = [];
  }

  async #make(): Promise<void> {
    const sample = this.#waiting;
    await this.#context.beforeCopy?.({ name: this.#file, columns: this.#columns, sample });
    const columns = this.#columns.map(
      ({ duckdbType }, index) => sql`${name(`c${index}`)} ${types[duckdbType]}`,
    );
    await this.#database.run(sql`CREATE TEMP TABLE ${this.#table} (${join(columns)})`);
    this.#isMade = true;
  }

  async #send(rows: readonly SampleRow[]): Promise<void> {
    const lists = this.#columns.map((_, index) => {
      const cells = rows.map((row) => row[index] ?? '');
      const isSplit = !cells.some((cell) => cell.includes(separator));
      const list = isSplit
        ? sql`string_split(${cells.join(separator)}, ${separator})`
        : sql`${cells}`;
      return sql`unnest(${list}) AS ${name(`c${index}`)}`;
    });
    const cells = this.#columns.map(({ duckdbType }, index) => {
      const cell = sql`nullif(${name(`c${index}`)}, '')`;
      return duckdbType === 'VARCHAR' ? cell : sql`${cell}::${types[duckdbType]}`;
    });
    await this.#database.run(
      sql`INSERT INTO ${this.#table} SELECT ${join(cells)} FROM (SELECT ${join(lists)})`,
    );
  }

  /** The table as a source of columns `c0` …, once everything is in it. */
  async source(): Promise<Sql> {
    await this.flush();
    return sql`(SELECT * FROM ${this.#table})`;
  }
}
