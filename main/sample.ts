import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StageAsk } from '../analytics/contract/extract.ts';

/** The extract that is shipped: synthetic people in an invented city. */
export type SampleAsk = Omit<StageAsk, 'staging'>;

const asAt = '2025-03-31';

/** What to import for the sample in a folder; null where the folder does not hold it. */
export function sampleIn(folder: string): SampleAsk | null {
  const people = join(folder, 'people.parquet');
  if (!existsSync(people)) return null;
  return { files: [people], places: [join(folder, 'places')], asAt, name: 'Synthetic sample' };
}
