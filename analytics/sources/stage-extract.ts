import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ImportReceipt, StageAsk } from '../contract/extract.ts';
import { Refusal } from '../contract/problem.ts';
import { readPlaces } from '../places/read-places.ts';
import { mapColumns } from './mapping/map-columns.ts';
import { stagePeople } from './people/stage-people.ts';
import { loadFile } from './reading/load-file.ts';
import { onlyFile } from './reading/source-file.ts';
import type { StageContext } from './stage-context.ts';
import { stopIfAborted } from './stop-if-aborted.ts';
import { withDatabase } from './with-database.ts';
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

async function stage(ask: StageAsk, context: StageContext): Promise<ImportReceipt> {
  const { temporary, signal, progress } = context;
  const file = onlyFile(ask.files);
  const places = await readPlaces(ask.places);
  const options = {
    path: ask.staging,
    files: [file.path],
    folders: [dirname(ask.staging)],
    temporary,
  };
  return withDatabase(options, signal, async (database) => {
    const loaded = await loadFile(database, file, signal, progress);
    stopIfAborted(signal);
    const mapped = await mapColumns(database, loaded, ask, context);
    stopIfAborted(signal);
    const staged = await stagePeople(
      database,
      { loaded, mapped, places, asAt: ask.asAt ?? null },
      context,
    );
    stopIfAborted(signal);
    return writeRecord(database, { ask, file, places, loaded, mapped, staged });
  });
}

/**
 * Reads one file of people into a new staging database, with the tables `person`, `extract` and
 * `shape`. Whatever goes wrong, and on a cancel, no staging file is left behind.
 */
export async function stageExtract(ask: StageAsk, context: StageContext): Promise<ImportReceipt> {
  checkAsk(ask);
  try {
    return await stage(ask, context);
  } catch (error) {
    for (const path of [ask.staging, `${ask.staging}.wal`]) rmSync(path, { force: true });
    if (context.signal.aborted) throw new Refusal({ code: 'cancelled', reason: 'Cancelled.' });
    throw error;
  }
}
