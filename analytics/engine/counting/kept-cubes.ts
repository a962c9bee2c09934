import { createHash } from 'node:crypto';
import { makeVector, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import type { Dimension } from '../../contract/dimensions.ts';
import { Refusal } from '../../contract/problem.ts';
import type { PersonAxis } from '../../cube/axis.ts';
import type { Counts, Cube } from '../../cube/cube.ts';
import type { Pattern } from '../../cube/pattern.ts';
import { literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { extractOf } from '../extract-at-hand.ts';
import { version } from '../version.ts';
import { countedSchema } from '../workspace/counted-schema.ts';
import { inTransaction } from '../workspace/layout.ts';
import { tableNames } from '../workspace/table-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CountingWay, keyOf, type PeopleAsk } from './asks.ts';
import { type PlaceCodes, personAxis, segmentAxisOf } from './axes-at-hand.ts';
import { hashOfPeople } from './codes.ts';

/** A cube, and what it is of. */
export interface HeldCube {
  readonly key: string;
  /** Its axes but the segment's. */
  readonly axes: readonly PersonAxis[];
  readonly cube: Cube;
  readonly way: CountingWay;
}

/** What is written of a cube beside its columns. */
interface Head {
  readonly axes: readonly {
    readonly dimension: Exclude<Dimension, 'segment'>;
    readonly combination: readonly string[];
  }[];
  readonly patterns: readonly Pattern[];
  readonly counts: readonly string[];
  readonly way: CountingWay;
}

/** Cells of all the cubes that are kept for one extract. */
const mostKept = 2_000_000;

const cubeTable = (extractId: string) => sql`${name(countedSchema(extractId))}.cube`;

/** Cubes of another version or of other people count otherwise, so they are not taken up. */
const writtenKey = (workspace: Workspace, key: string) =>
  `${version} ${hashOfPeople(workspace)} ${key}`;

/** A hash by which a cube is known that somebody has changed. */
function sealOf(key: string, head: string, body: Uint8Array): string {
  return createHash('sha256').update(`${key}\n${head}\n`).update(body).digest('hex');
}

function headOf({ axes, cube, way }: HeldCube): Head {
  return {
    axes: axes.map(({ dimension, id }) => ({
      dimension: dimension as Exclude<Dimension, 'segment'>,
      combination: dimension === 'combination' ? id.slice('combination:'.length).split(',') : [],
    })),
    patterns: cube.patterns,
    counts: [...cube.counts.keys()],
    way,
  };
}

/** The columns of a cube as an Arrow stream: the pattern, a place for each axis, then the counts. */
function bodyOf({ cube }: HeldCube): Uint8Array {
  const columns = [
    makeVector(cube.pattern),
    ...cube.positions.map((column) => makeVector(column)),
    ...[...cube.counts.values()].map((column) => makeVector(column)),
  ];
  return tableToIPC(new Table(Object.fromEntries(columns.map((column, at) => [`${at}`, column]))));
}

/** Drops the cubes written longest ago, beyond as many as are kept. */
async function dropOld(database: Database, table: Sql): Promise<void> {
  await database.run(
    sql`DELETE FROM ${table} WHERE rowid IN (
      SELECT row FROM (
        SELECT rowid AS row, sum(cells) OVER (ORDER BY rowid DESC) AS newer FROM ${table})
      WHERE newer > ${literal(mostKept)})`,
  );
}

/** Writes cubes into the workspace beside those that it kept already; the one used last first. */
export async function keepCubes(workspace: Workspace, cubes: readonly HeldCube[]): Promise<void> {
  const { database, chosen, isReadOnly } = workspace;
  if (chosen === null || isReadOnly || cubes.length === 0) return;
  if (!(await tableNames(database, countedSchema(chosen))).includes('code')) return;
  const table = cubeTable(chosen);
  await inTransaction(database, async () => {
    await database.run(
      sql`CREATE TABLE IF NOT EXISTS ${table} (key VARCHAR, cells UINTEGER, head VARCHAR, body BLOB, seal VARCHAR)`,
    );
    for (const { key } of cubes) {
      await database.run(sql`DELETE FROM ${table} WHERE key = ${writtenKey(workspace, key)}`);
    }
    for (const held of [...cubes].reverse()) {
      const { key, cube } = held;
      const written = writtenKey(workspace, key);
      const head = JSON.stringify(headOf(held));
      const body = bodyOf(held);
      await database.run(
        sql`INSERT INTO ${table}
          VALUES (${written}, ${literal(cube.cells)}, ${head}, ${body}, ${sealOf(written, head, body)})`,
      );
    }
    await dropOld(database, table);
  });
}

function columnsOf(body: Uint8Array): (Uint16Array | Counts)[] {
  const table = tableFromIPC(body);
  return table.schema.fields.map(({ name: at }) => table.getChild(at)?.toArray());
}

interface KeptRow {
  readonly head: string;
  readonly body: Uint8Array;
  readonly seal: string;
}

/** What cannot be read is counted again. */
function noneUnlessCancelled(error: unknown): KeptRow[] {
  if (error instanceof Refusal && error.problems[0]?.code === 'cancelled') throw error;
  return [];
}

function cubeOf(row: KeptRow, ask: PeopleAsk, places: PlaceCodes): HeldCube {
  const { document } = ask.definition;
  const extract = extractOf(ask.workspace);
  const head = JSON.parse(row.head) as Head;
  const axes = head.axes.map(({ dimension, combination }) =>
    personAxis(dimension, { extract, places, combination }),
  );
  const [pattern, ...rest] = columnsOf(row.body);
  const counts = rest.slice(axes.length);
  const cube: Cube = {
    axes: [segmentAxisOf(document), ...axes],
    cells: pattern?.length ?? 0,
    positions: rest.slice(0, axes.length) as Uint16Array[],
    patterns: head.patterns,
    pattern: pattern as Uint32Array,
    isOverlapping: document.assign === 'every-match',
    counts: new Map(head.counts.map((key, at) => [key, counts[at] as Counts])),
  };
  return { key: keyOf(ask), axes, cube, way: head.way };
}

/** The cubes that a workspace keeps of these people, as they were written. */
export async function readKeptCubes(ask: PeopleAsk, places: PlaceCodes): Promise<HeldCube[]> {
  const { workspace } = ask;
  const { database, chosen } = workspace;
  if (chosen === null) return [];
  if (!(await tableNames(database, countedSchema(chosen))).includes('cube')) return [];
  const key = writtenKey(workspace, keyOf(ask));
  const rows = await database
    .rows<KeptRow>(sql`SELECT head, body, seal FROM ${cubeTable(chosen)} WHERE key = ${key}`)
    .catch(noneUnlessCancelled);
  return rows
    .filter(
      ({ head, body, seal }) => body instanceof Uint8Array && seal === sealOf(key, head, body),
    )
    .map((row) => cubeOf(row, ask, places));
}
