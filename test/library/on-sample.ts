import { join, resolve } from 'node:path';
import { noSegmentCode, outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { releasedNumbers, releasedRows } from '../../analytics/contract/released.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { countOtherOrders, type OrderedCounts } from './other-orders.ts';

const folder = resolve(import.meta.dirname, '../../sample-data');

/** A segment's people among the invented people of the sample. */
export interface SampleSegment {
  readonly id: string;
  readonly matched: number;
  readonly claimed: number;
}

/** What a shipped document makes of the sample. */
export interface SampleRun {
  readonly id: string;
  /** Why the sample was refused; null where it was sorted. */
  readonly refusal: string | null;
  readonly population: number;
  readonly outside: number;
  readonly segments: readonly SampleSegment[];
  readonly warnings: readonly string[];
  /** The same people under the other orders that its doubts name. */
  readonly others: readonly OrderedCounts[];
}

/** An engine that holds the committed sample, placed as its own files say. */
export async function openSample(): Promise<InProcessEngine> {
  const engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({
    files: [join(folder, 'people.parquet')],
    places: [join(folder, 'places')],
    asAt: '2025-03-31',
  });
  return engine;
}

async function sorted(engine: InProcessEngine, id: string): Promise<SampleRun> {
  const { client } = engine;
  const definition = { id };
  const explained = await client.call('definition.explain', { definition });
  const table = await client.call('segments.run', { definition, policy: 'working' });
  const matched = releasedNumbers(table, 'matched');
  const rows = releasedRows(table).map((row, index) => ({
    id: row.codes.segment ?? '',
    claimed: row.count ?? 0,
    matched: matched[index] ?? 0,
  }));
  const peopleOf = (code: string) => rows.find((row) => row.id === code)?.claimed ?? 0;
  const apart = [totalCode, outsideCode, noSegmentCode];
  return {
    id,
    refusal: null,
    population: peopleOf(totalCode),
    outside: peopleOf(outsideCode),
    segments: rows.filter((row) => !apart.includes(row.id)),
    warnings: explained.warnings,
    others: await countOtherOrders(engine, id),
  };
}

/** What every shipped document makes of the sample, in the order in which they are shipped. */
export async function runSample(engine: InProcessEngine): Promise<readonly SampleRun[]> {
  const runs: SampleRun[] = [];
  for (const { id } of shippedDefinitions) {
    try {
      runs.push(await sorted(engine, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refusal = error.problems.map(({ reason }) => reason).join(' ');
      const nobody = { population: 0, outside: 0, segments: [], warnings: [] };
      runs.push({ id, refusal, ...nobody, others: [] });
    }
  }
  return runs;
}
