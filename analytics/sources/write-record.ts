import type { ImportReceipt, StageAsk } from '../contract/extract.ts';
import { Refusal } from '../contract/problem.ts';
import { conditions } from '../dictionary/dictionary.ts';
import type { Database } from '../engine/duckdb/database.ts';
import { footprintShapes } from '../places/footprint-shapes.ts';
import type { Places } from '../places/places.ts';
import { join, name, sql } from '../sql/sql.ts';
import type { ExtractRecord, HeldColumn } from './extract-record.ts';
import type { MappedColumns } from './mapping/map-columns.ts';
import type { StagedPeople } from './people/stage-people.ts';
import type { Loaded } from './reading/loaded.ts';
import type { SourceFile } from './reading/source-file.ts';

export interface RecordAsk {
  readonly ask: StageAsk;
  readonly file: SourceFile;
  readonly places: Places;
  readonly loaded: Loaded;
  readonly mapped: MappedColumns;
  readonly staged: StagedPeople;
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

/** The canonical fields that this extract gives, derived ones included. */
function givenFields({ mapped, staged }: RecordAsk): ReadonlySet<string> {
  const { placement } = staged;
  const given = new Set(mapped.clean.keys());
  given.add('person_id').add('age');
  if (placement.lcpFrom !== null) given.add('lcp');
  if (placement.lcpFrom === 'practice') given.add('pcn');
  if (placement.deprivation !== null) given.add('imd_decile');
  if (given.has('imd_decile')) given.add('imd_quintile');
  return given;
}

function receiptOf({ places, loaded, mapped, staged }: RecordAsk, people: number): ImportReceipt {
  const rejected = loaded.rows.rejected + staged.repeated;
  if (people + rejected !== loaded.rows.read) {
    throw new Refusal({
      code: 'internal',
      reason: 'The people kept and the rows left out do not add up to the rows read.',
      hint: 'Import the extract again.',
    });
  }
  return {
    rows: { read: loaded.rows.read, kept: people, rejected },
    mapping: mapped.mapping,
    places: places.recognised,
    remarks: [...loaded.remarks, ...mapped.remarks, ...staged.remarks],
  };
}

async function writeTables(database: Database, record: ExtractRecord, places: Places) {
  const shapes = places.footprint && footprintShapes(places, places.footprint.vintage);
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
  const given = givenFields(ask);
  const isCondition = new Set(conditions.map(({ id }) => id));
  const present = held.filter(({ id }) => given.has(id));
  await writeTables(
    database,
    {
      name: ask.ask.name ?? ask.file.name,
      asAt: ask.ask.asAt ?? null,
      synthetic: ask.places.synthetic || ask.mapped.synthetic,
      people,
      deprivation: ask.staged.deprivation.label,
      place: ask.staged.placement.method,
      vintage: ask.staged.placement.vintage,
      receipt,
      fields: present.filter(({ id }) => !isCondition.has(id)),
      conditions: present.filter(({ id }) => isCondition.has(id)),
      lcps: ask.staged.placement.lcps,
    },
    ask.places,
  );
  return receipt;
}
