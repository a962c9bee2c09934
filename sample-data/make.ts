import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { untidy } from './untidy.ts';
import { writeSample } from './write-sample.ts';

const seed = 20260101;
const persons = 100_000;
const untidyPersons = 2000;

/** Names of what {@link makeCommittedSample} writes, relative to its folder. */
export const committedFiles = [
  'people.parquet',
  'people-untidy.csv',
  'truth.json',
  'places/boundaries.geojson',
  'places/deprivation.csv',
  'places/footprint.csv',
  'places/practices.csv',
] as const;

/** Makes the files of the sample that the repository holds, over those in `folder`. */
export async function makeCommittedSample(folder: string): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'quintile-sample-'));
  try {
    const whole = join(scratch, 'whole');
    const few = join(scratch, 'few');
    await writeSample({ persons, seed, out: whole, places: null });
    await writeSample({ persons: untidyPersons, seed, out: few, places: null });
    const tidy = readFileSync(join(few, 'people.csv'), 'utf8');
    writeFileSync(join(whole, 'people-untidy.csv'), untidy(tidy));
    for (const file of committedFiles) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(whole, file), join(folder, file));
    }
    return committedFiles;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
