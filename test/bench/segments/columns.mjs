// The person table as the peers hold it: a file a column, one byte a person. Made once.

import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { conditions } from './job.mjs';

/** Bytes kept back before they are written, and pieces of a file: no more than 1,024 go in at once. */
const buffered = 64 * 2 ** 20;
const most = 1000;

const codes = (column, words) =>
  `case ${column} ${words.map((word, place) => `when '${word}' then ${place + 1}`).join(' ')} else 0 end`;

const numbers = {
  age: 'age',
  sex: 'enum_code(sex)',
  quintile: 'coalesce(imd_quintile, 0)',
  lcp: 'coalesce(enum_code(lcp) + 1, 0)',
  frailty: codes('frailty', ['fit', 'mild', 'moderate', 'severe']),
  smoking: codes('smoking', ['current', 'former', 'never']),
};
export const flags = ['housebound', 'carer', ...conditions];

/** A read-only connection to the extract of a workspace: its tables are found without a schema. */
export async function openExtract(workspace, options = {}) {
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  await connection.run(`attach '${workspace.replaceAll("'", "''")}' as held (read_only)`);
  await connection.run('use held.e1');
  return {
    run: (query) => connection.run(query),
    stream: (query) => connection.stream(query),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Writes the columns of a query, unsigned numbers without gaps, into a little-endian file each. */
export async function writeColumns(connection, query, paths) {
  const files = paths.map((path) => openSync(path, 'w'));
  const pieces = paths.map(() => []);
  let bytes = 0;
  const flush = () => {
    for (const [index, file] of files.entries()) writevSync(file, pieces[index].splice(0));
    bytes = 0;
  };
  const result = await connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    pieces.forEach((piece, index) => {
      const { items } = chunk.getColumnVector(index);
      piece.push(new Uint8Array(items.buffer, items.byteOffset, items.byteLength));
      bytes += items.byteLength;
    });
    if (pieces[0].length >= most || bytes >= buffered) flush();
  }
  if (bytes > 0) flush();
  for (const file of files) closeSync(file);
}

/** The folder of columns of a workspace, and what is to be known of them. */
export async function columnsOf(workspace, folder) {
  const meta = join(folder, 'meta.json');
  if (existsSync(meta)) return JSON.parse(readFileSync(meta, 'utf8'));
  const unfinished = `${folder}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const connection = await openExtract(workspace);
  const rows = async (query) => (await connection.run(query)).getRowObjectsJson();
  const [{ persons }] = await rows('select count(*)::integer as persons from person');
  const lcps = await rows('select unnest(enum_range(any_value(lcp))) as code from person');
  const columns = { ...numbers, ...Object.fromEntries(flags.map((id) => [id, `"${id}"`])) };
  const names = Object.keys(columns).map((id) => id.replaceAll('-', '_'));
  const selected = Object.values(columns).map((text) => `(${text})::utinyint`);
  await writeColumns(
    connection,
    `select ${selected.join(', ')} from person`,
    names.map((name) => join(unfinished, `${name}.u8`)),
  );
  connection.close();
  const about = { persons, lcps: lcps.map(({ code }) => code), names, folder };
  writeFileSync(join(unfinished, 'meta.json'), JSON.stringify(about));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return about;
}

/** One of the columns, read whole. */
export function readColumn(folder, name) {
  const bytes = readFileSync(join(folder, `${name}.u8`));
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
