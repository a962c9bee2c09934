import type { ImportReceipt, Mapping, StageAsk } from '../contract/extract.ts';
import { Refusal } from '../contract/problem.ts';
import { conditions } from '../dictionary/dictionary.ts';
import type { Database } from '../engine/duckdb/database.ts';
import type { Places } from '../places/places.ts';
import { join, name, sql } from '../sql/sql.ts';
import type { ExtractRecord, HeldColumn } from './extract-record.ts';
import { filesOf, heldFields, type Staged } from './held-fields.ts';
import { lackingRemarks } from './mapping/lacking.ts';
import { namedDate } from './named-date.ts';
import type { DrawnFootprint } from './people/draw-footprint.ts';

import { today } from './today.ts';

export interface RecordAsk extends Staged {
  readonly ask: StageAsk;
  readonly places: Places;
  readonly drawn: DrawnFootprint;
}

/** The columns of `person` that hold anything, each with whether some people have no value. */
async function heldColumns(database: Database): Promise<{ people: number; held: HeldColumn[] }> {
  const columns = await database.rows<{ column_name: string }>(
    sql`SELECT column_name FROM duckdb_columns() WHERE table_name = 'person' ORDER BY column_index`,
  );
  const ids = columns.map((column) => column.column_name);
  const counts = ids.map((id) => sql`count(${name(id)}) AS ${name(id)}`);
  const [row] = await database.rows<Record<string, number>>(
    sql`SELECT count(*) AS " people", ${join(counts)} FROM person`,
  );
  const people = row?.[' people'] ?? 0;
  return { people, held: ids.map((id) => ({ id, nullable: (row?.[id] ?? 0) < people })) };
}

/** The mapping in force, as it would have to be given to get the same again. */
function mappingOf({ ask, read }: RecordAsk): Mapping {
  const files = filesOf(read);
  const columns = files.flatMap(({ loaded, columns: own }) =>
    own.map((mapped) => (files.length === 1 ? mapped : { ...mapped, file: loaded.name })),
  );
  const { files: readAs, identifiers } = ask.mapping ?? {};
  return {
    columns,
    ...(readAs === undefined ? {} : { files: readAs }),
    ...(identifiers === undefined ? {} : { identifiers }),
  };
}

/** What the names of the files suggest, where the day of the extract was not stated. */
function dateRemarks({ ask, read }: RecordAsk): string[] {
  const names = filesOf(read).flatMap(({ loaded }) => loaded.parts);
  const date = ask.asAt === undefined ? namedDate(names, today()) : null;
  if (date === null) return [];
  return [`The as-at date was not stated; the name of the file suggests ${date}.`];
}

function receiptOf(record: RecordAsk, people: number): ImportReceipt {
  const { places, read, staged } = record;
  const { loaded, rejects } = read.people;
  const rejected = rejects.rows + staged.repeated.rows;
  if (people + rejected !== loaded.records) {
    throw new Refusal({
      code: 'internal',
      reason: 'The people kept and the rows left out do not add up to the rows read.',
      hint: 'Import the extract again.',
    });
  }
  const files = filesOf(read);
  return {
    rows: { read: loaded.records, kept: people, rejected },
    mapping: mappingOf(record),
    places: places.recognised,
    identifiers: read.identifiers,
    remarks: [
      ...files.flatMap((file) => [...file.loaded.remarks, ...file.rejects.remarks]),
      ...files.flatMap(({ fields }) => [...fields.values()].flatMap(({ remarks }) => remarks)),
      ...lackingRemarks({ columns: mappingOf(record).columns }, read.people.profiles),
      ...staged.remarks,
      ...record.drawn.remarks,
      ...places.remarks,
      ...dateRemarks(record),
    ],
    signature: read.signature,
  };
}

async function writeTables(database: Database, record: ExtractRecord, { shapes }: DrawnFootprint) {
  await database.run(sql`CREATE TABLE ${name('extract')} (record VARCHAR)`);
  await database.run(sql`INSERT INTO ${name('extract')} VALUES (${JSON.stringify(record)})`);
  await database.run(sql`CREATE TABLE shape (level VARCHAR, record VARCHAR)`);
  if (shapes !== null) {
    await database.run(sql`INSERT INTO shape VALUES (${shapes.level}, ${JSON.stringify(shapes)})`);
  }
  await database.run(sql`CHECKPOINT`);
}

/** Writes what is known of the extract and its footprints, and gives the receipt. */
export async function writeRecord(database: Database, ask: RecordAsk): Promise<ImportReceipt> {
  const { people, held } = await heldColumns(database);
  const receipt = receiptOf(ask, people);
  const given = heldFields(ask);
  const isCondition = new Set(conditions.map(({ id }) => id));
  const present = held.filter(({ id }) => given.has(id));
  await writeTables(
    database,
    {
      name: ask.ask.name ?? ask.read.people.loaded.name,
      asAt: ask.ask.asAt ?? null,
      synthetic: ask.places.synthetic || ask.read.people.synthetic,
      people,
      deprivation: ask.staged.deprivation.label,
      place: ask.staged.placement.method,
      vintage: ask.staged.placement.vintage,
      receipt,
      fields: present.filter(({ id }) => !isCondition.has(id)),
      conditions: present.filter(({ id }) => isCondition.has(id)),
      lcps: ask.staged.placement.lcps,
    },
    ask.drawn,
  );
  return receipt;
}
