import { expect } from 'vitest';
import type { GapAsk, TableAsk } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { type Citizen, writeCity } from '../measures/city.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';

const engines: InProcessEngine[] = [];

/** An engine with an extract of people, without the columns that are left out. */
export async function startWith(people: readonly Citizen[], leftOut: readonly string[] = []) {
  const engine = startInProcess();
  engines.push(engine);
  await engine.client.call('workspace.open', { path: null });
  const files = [writeCity(engine.folder, people, leftOut)];
  await engine.import({ files, places: [] });
  return engine;
}

const usual = { by: ['lcp'], definition: { id: 'age-by-conditions' }, policy: 'working' } as const;

export const tableOf = (engine: InProcessEngine, ask: Partial<TableAsk>) =>
  engine.client.call('table.release', { ...usual, measure: 'smoking', ...ask });
export const gapOf = (engine: InProcessEngine, ask: Partial<GapAsk>) =>
  engine.client.call('gap.release', { ...usual, measure: 'smoking', ...ask });

/** The first problem that some work is refused with. */
export async function problemOf(work: Promise<unknown>): Promise<Problem | undefined> {
  const found = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(found).toBeInstanceOf(Refusal);
  return (found as Refusal).problems[0];
}

/** Stops every engine that was started with people. */
export function stopEngines(): void {
  for (const one of engines) one.close();
}
