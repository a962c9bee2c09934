import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ImportReceipt, StageAsk } from '../contract/extract.ts';
import { Refusal } from '../contract/problem.ts';
import type { Policy } from '../disclosure/policy.ts';
import type { Database } from '../engine/duckdb/database.ts';
import type { Places } from '../places/places.ts';
import { readPlaces } from '../places/read-places.ts';
import { name } from '../sql/sql.ts';
import { filesOf } from './held-fields.ts';
import { checkAge } from './mapping/check-mapping.ts';
import { readActivity } from './mapping/read-activity.ts';
import { readCondition } from './mapping/read-condition.ts';
import { withOwnFolder } from './own-folder.ts';
import { partOf } from './part-of.ts';
import { drawFootprint } from './people/draw-footprint.ts';
import { type Joined, joinActivity, joinConditions } from './people/joined.ts';
import { stagePeople } from './people/stage-people.ts';
import { type ReadExtract, readExtract } from './read-extract.ts';
import { listFiles } from './reading/list-files.ts';
import { whileUnchanged } from './reading/require-unchanged.ts';
import type { StageContext } from './stage-context.ts';
import { stagingSchema } from './staging-schema.ts';
import { stopIfAborted } from './stop-if-aborted.ts';
import { today } from './today.ts';
import { withDatabase } from './with-database.ts';
import { writeQuality } from './write-quality.ts';
import { writeRecord } from './write-record.ts';

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function checkAsk({ asAt, staging }: StageAsk): void {
  if (asAt !== undefined && !isDate(asAt)) {
    throw new Refusal({
      code: 'usage',
      reason: 'The date of the extract is not a date.',
      hint: 'Write it as year-month-day, for example 2025-03-31.',
    });
  }
  if (existsSync(staging)) {
    throw new Refusal({ code: 'output-unwritable', reason: 'The staging file is already there.' });
  }
}

/** What the further files say of people, each as a table of one row a person. */
async function joinFiles(
  database: Database,
  { conditions, activity }: ReadExtract,
  latest: string,
) {
  const joined: Joined[] = [];
  for (const [at, file] of conditions.entries()) {
    const words = { read: readCondition, latest };
    joined.push(await joinConditions(database, file, name(`conditions_${at}`), words));
  }
  for (const [at, file] of activity.entries()) {
    const words = { read: readActivity, latest };
    joined.push(await joinActivity(database, file, name(`activity_${at}`), words));
  }
  return joined;
}

interface Given {
  readonly paths: readonly string[];
  readonly places: Places;
  readonly latest: string;
  readonly policy: Policy;
}

/** Reads, screens, maps, places and checks: the tables of the staging database. */
async function stageInto(
  database: Database,
  ask: StageAsk,
  { paths, places, latest, policy }: Given,
  context: StageContext,
): Promise<ImportReceipt> {
  const { signal, progress } = context;
  const read = await readExtract(
    database,
    { paths, mapping: ask.mapping, latest, refuses: true },
    { ...context, progress: partOf(progress, 0, 0.45) },
  );
  checkAge({ columns: read.people.columns }, ask.asAt);
  stopIfAborted(signal);
  const loaded = filesOf(read).map((file) => file.loaded);
  const { joined, staged } = await whileUnchanged(loaded, async () => {
    const further = await joinFiles(database, read, latest);
    stopIfAborted(signal);
    const people = { file: read.people, joined: further, places, asAt: ask.asAt ?? null };
    const writing = { ...context, progress: partOf(progress, 0.45, 0.85) };
    return { joined: further, staged: await stagePeople(database, people, writing) };
  });
  stopIfAborted(signal);
  progress({ share: 0.9, phrase: 'Checking what was read' });
  await writeQuality(database, { ask, places, policy, read, joined, staged });
  stopIfAborted(signal);
  const drawn = await drawFootprint(database, staged.placement, places);
  return writeRecord(database, { ask, places, read, joined, staged, drawn });
}

async function stage(ask: StageAsk, context: StageContext, policy: Policy): Promise<ImportReceipt> {
  const paths = listFiles(ask.files);
  const places = await readPlaces(ask.places, { asAt: ask.asAt ?? null });
  const given = { paths, places, latest: ask.asAt ?? today(), policy };
  return withOwnFolder(context.temporary, (temporary) => {
    const folders = [dirname(ask.staging), temporary];
    const options = { path: ask.staging, files: paths, folders, temporary, schema: stagingSchema };
    return withDatabase(options, context.signal, (database) =>
      stageInto(database, ask, given, { ...context, temporary }),
    );
  });
}

/**
 * Reads the files of an extract into a new staging database, with the tables `person`, `extract`,
 * `shape` and `quality` in {@link stagingSchema}. Whatever goes wrong, and on a cancel, no staging file is left behind.
 * The counts of its quality report pass `policy`.
 */
export async function stageExtract(
  ask: StageAsk,
  context: StageContext,
  policy: Policy,
): Promise<ImportReceipt> {
  checkAsk(ask);
  try {
    return await stage(ask, context, policy);
  } catch (error) {
    for (const path of [ask.staging, `${ask.staging}.wal`]) rmSync(path, { force: true });
    if (context.signal.aborted) throw new Refusal({ code: 'cancelled', reason: 'Cancelled.' });
    throw error;
  }
}
