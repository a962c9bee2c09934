import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { csvParseRows } from 'd3-dsv';
import { SheetReader } from '../../analytics/sources/reading/workbook/sheet-reader.ts';
import { readWorkbookParts } from '../../analytics/sources/reading/workbook/workbook-parts.ts';
import { ZipFile } from '../../analytics/sources/reading/workbook/zip-file.ts';
import type { TableFormat } from '../../main/export/table-file.ts';

/** A table as a reader that is not the writer's finds it: texts and numbers, null for an empty cell. */
export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** What it says of itself, by the name of the part. */
  readonly notes: Readonly<Record<string, unknown>>;
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Does work on a file of the given bytes, which goes afterwards. */
async function onFile<T>(bytes: Uint8Array, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-table-'));
  try {
    const path = join(folder, 'table');
    writeFileSync(path, bytes);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCsv(bytes: Uint8Array): ReadTable {
  const [table = '', footer = ''] = decode(bytes).split('\n\n');
  const [header = [], ...rows] = csvParseRows(table);
  const notes = csvParseRows(footer).map(([, line = '']) => line.split(/: (.*)/s).slice(0, 2));
  return {
    header,
    rows: rows.map((cells) => cells.map((cell) => (cell === '' ? null : cell))),
    notes: Object.fromEntries(notes),
  };
}

function readJson(bytes: Uint8Array): ReadTable {
  const { note, columns, rows } = JSON.parse(decode(bytes));
  const header = columns.map(({ name }: { name: string }) => name) as string[];
  const cellOf = (row: Record<string, Record<string, unknown>>, name: string) => {
    if (Object.hasOwn(row, name)) return row[name];
    const label = name.replace(/_label$/, '');
    return label === name ? row['codes']?.[name] : row['labels']?.[label];
  };
  return {
    header,
    rows: rows.map((row: never) => header.map((name) => cellOf(row, name))),
    notes: { quintile: note, columns },
  };
}

function readArrow(bytes: Uint8Array): ReadTable {
  const table = tableFromIPC(bytes);
  const header = table.schema.fields.map(({ name }) => name);
  const rows = Array.from({ length: table.numRows }, (_, index) =>
    header.map((name): unknown => table.getChild(name)?.get(index) ?? null),
  );
  const notes = [...table.schema.metadata].map(([key, text]) => [key, JSON.parse(text)]);
  return { header, rows, notes: Object.fromEntries(notes) };
}

function readParquet(bytes: Uint8Array): Promise<ReadTable> {
  return onFile(bytes, async (path) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      const table = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
      const said = await connection.runAndReadAll(
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${path}')`,
      );
      const notes = said.getRows().map(([key, text]) => [key, JSON.parse(String(text))]);
      const rows = table.getRows() as readonly (readonly unknown[])[];
      return { header: table.columnNames(), rows, notes: Object.fromEntries(notes) };
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}

/** Every sheet of a workbook by its name, as the program's own reader of extracts reads it. */
export function readSheets(
  bytes: Uint8Array,
): Promise<Readonly<Record<string, readonly (readonly (string | null)[])[]>>> {
  return onFile(bytes, async (path) => {
    const zip = await ZipFile.open(path);
    const workbook = await readWorkbookParts(zip);
    if (workbook === null) throw new Error('This is not a workbook.');
    const sheets: Record<string, (string | null)[][]> = {};
    for (const { name, entry } of workbook.sheets) {
      const reader = new SheetReader(workbook);
      const rows: (string | null)[][] = [];
      for await (const chunk of zip.chunks(entry)) {
        for (const { row, cells } of reader.feed(chunk)) rows[row - 1] = [...cells];
      }
      reader.end();
      sheets[name] = rows;
    }
    return sheets;
  });
}

async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  const { Table = [], Notes = [] } = await readSheets(bytes);
  const [header = [], ...rows] = Table;
  const width = header.length;
  const end = Notes.findIndex(([first]) => first === undefined || first === null);
  const columns = Notes.slice(end + 2).map(([name, meaning, unit = null]) => ({
    ...{ name, unit, meaning },
  }));
  return {
    header: header.map(String),
    rows: rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? null)),
    notes: { ...Object.fromEntries(Notes.slice(0, end)), columns },
  };
}

/** Reads a table's file of any format. */
export async function readTableFile(bytes: Uint8Array, format: TableFormat): Promise<ReadTable> {
  switch (format) {
    case 'csv':
      return readCsv(bytes);
    case 'json':
      return readJson(bytes);
    case 'arrow':
      return readArrow(bytes);
    case 'parquet':
      return readParquet(bytes);
    case 'xlsx':
      return readXlsx(bytes);
  }
}
