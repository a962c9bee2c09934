import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { freemem } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  blobValue,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBMaterializedResult,
  type DuckDBValue,
  listValue,
} from '@duckdb/node-api';
import { join, literal, name, type Sql, type SqlValue, sql } from '../../sql/sql.ts';
import { escapeGlob } from './escape-glob.ts';
import { asRefusal } from './failures.ts';
import { verifyShut } from './verify.ts';

export interface DatabaseOptions {
  /** Absolute path of the database file; null keeps it in memory. */
  readonly path: string | null;
  /** Source files that may be read, absolute. */
  readonly files?: readonly string[];
  /** Folders of the program's own that may be read and written, absolute. */
  readonly folders?: readonly string[];
  /** Where this database's own spill folder is made, absolute. It is removed on closing. */
  readonly temporary: string;
  readonly threads?: number;
  /** True where source files are read: what fails then is put down to them, and not to us. */
  readonly readsFiles?: boolean;
  /** Opens the file without being able to change a byte of it. */
  readonly isReadOnly?: boolean;
  /** Schema that tables are made in where none is named; it is made where it is not there. */
  readonly schema?: string;
  /** Bytes; six tenths of free memory where left out. */
  readonly memory?: number;
  /** Bytes that are not exceeded, however much is free. */
  readonly mostMemory?: number;
}

export interface Database {
  run(statement: Sql): Promise<void>;
  /** Rows as plain objects; whole numbers come as numbers, dates as text, blobs as bytes. For small answers. */
  rows<Row>(statement: Sql): Promise<Row[]>;
  /** The result itself, for modules that read vectors. */
  query(statement: Sql): Promise<DuckDBMaterializedResult>;
  /** The same in pieces, each of which is forgotten when the next one comes. */
  stream(statement: Sql): AsyncIterable<DuckDBDataChunk>;
  /** How far the running query has come, from 0 to 1, where DuckDB can tell. */
  progress(): number;
  /** Stops whatever runs; the call that ran it fails with `cancelled`. */
  interrupt(): void;
  close(): void;
}

/** Options that DuckDB takes only when it opens a database. */
function openingOptions(spill: string, options: DatabaseOptions) {
  const { threads, memory = freemem() * 0.6, mostMemory = memory, isReadOnly } = options;
  const bytes = Math.min(memory, mostMemory);
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    allow_persistent_secrets: 'false',
    extension_directory: joinPath(spill, 'no-extensions'),
    secret_directory: joinPath(spill, 'no-secrets'),
    temp_directory: spill,
    max_temp_directory_size: '64GB',
    memory_limit: `${Math.max(256, Math.floor(bytes / 2 ** 20))}MB`,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(isReadOnly === true ? { access_mode: 'READ_ONLY' } : {}),
  };
}

const quotedList = (texts: readonly string[]) => sql`[${join(texts.map((text) => literal(text)))}]`;

/** The settings that shut the door; in this order, because the last one locks the rest. */
function lockdown({ files = [], folders = [], schema }: DatabaseOptions): Sql[] {
  const readable = files.flatMap((file) => [file, escapeGlob(file)]);
  const into = schema === undefined ? null : name(schema);
  return [
    ...(into === null
      ? []
      : [sql`CREATE SCHEMA IF NOT EXISTS ${into}`, sql`SET schema = ${literal(schema ?? '')}`]),
    sql`SET TimeZone = 'UTC'`,
    sql`SET preserve_insertion_order = true`,
    sql`SET perfect_ht_threshold = 20`,
    sql`SET allowed_paths = ${quotedList(readable)}`,
    sql`SET allowed_directories = ${quotedList(folders)}`,
    sql`SET enable_external_access = false`,
    sql`SET lock_configuration = true`,
  ];
}

function bindable(value: SqlValue): DuckDBValue {
  if (value instanceof Uint8Array) return blobValue(value);
  return Array.isArray(value) ? listValue(value as string[]) : (value as DuckDBValue);
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

async function createInstance(spill: string, options: DatabaseOptions): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(options.path ?? ':memory:', openingOptions(spill, options));
  } catch (error) {
    throw asRefusal(error, 'opening');
  }
}

function overConnection(
  connection: DuckDBConnection,
  doing: 'running' | 'reading',
): Omit<Database, 'close'> {
  const query = async ({ text, values }: Sql) => {
    try {
      return await connection.run(text, values.map(bindable));
    } catch (error) {
      throw asRefusal(error, doing);
    }
  };
  return {
    query,
    async run(statement) {
      await query(statement);
    },
    async rows<Row>(statement: Sql) {
      const result = await query(statement);
      const rows = await result.getRowObjectsJS();
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])),
      ) as Row[];
    },
    async *stream({ text, values }) {
      try {
        const result = await connection.stream(text, values.map(bindable));
        for (let chunk = await result.fetchChunk(); chunk?.rowCount; ) {
          yield chunk;
          chunk = await result.fetchChunk();
        }
      } catch (error) {
        throw asRefusal(error, doing);
      }
    },
    progress: () => Math.min(1, Math.max(0, connection.progress.percentage / 100)),
    interrupt: () => connection.interrupt(),
  };
}

/**
 * Opens DuckDB through the one hardened door: no extensions, no downloads, no file but those
 * named, a spill folder of its own, and a locked configuration, which is then verified.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const spill = joinPath(options.temporary, `spill-${process.pid}-${randomUUID()}`);
  mkdirSync(spill, { recursive: true, mode: 0o700 });
  const cleanUp: (() => void)[] = [() => rmSync(spill, { recursive: true, force: true })];
  const close = () => {
    for (const step of cleanUp.splice(0).reverse()) step();
  };
  try {
    const instance = await createInstance(spill, options);
    cleanUp.push(() => instance.closeSync());
    const connection = await instance.connect();
    cleanUp.push(() => connection.closeSync());
    const doing = options.readsFiles === true ? 'reading' : 'running';
    const database = overConnection(connection, doing);
    for (const statement of lockdown(options)) await database.run(statement);
    await verifyShut(database.rows);
    return { ...database, close };
  } catch (error) {
    close();
    throw error;
  }
}
