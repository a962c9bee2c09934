import type { Ask, Method } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { readBook } from '../../analytics/engine/read-book.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';
import { smallPeople, writeSmallExtract } from './small-extract.ts';

const engines: InProcessEngine[] = [];
/** Ends the engines that a test started. */
export function stopEngines(): void {
  for (const engine of engines.splice(0)) engine.close();
}

/** An engine of a program beside which these policies lie, with nothing imported. */
export function started(beside: string): InProcessEngine {
  const engine = startInProcess(undefined, readBook(beside));
  engines.push(engine);
  return engine;
}

/** The same with 600 people. */
export async function withPeople(beside: string): Promise<InProcessEngine> {
  const engine = started(beside);
  await engine.client.call('workspace.open', { path: null });
  const file = writeSmallExtract(engine.folder, smallPeople(600));
  await engine.import({ files: [file], places: [] });
  return engine;
}

/** Why work was refused; nothing where it was not. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return [];
}

export const definition = { id: 'snee' } as const;
export const table = { measure: 'people', by: ['quintile', 'lcp'], definition } as const;

/** Every question whose answer passes a policy. */
export const questions: readonly (readonly [Method, object])[] = [
  ['table.release', table],
  ['table.merges', table],
  ['gap.release', { measure: 'prevalence:copd', by: [], definition }],
  ['segments.run', { definition }],
  ['segments.overlap', { definition }],
  ['segments.losses', { definition }],
  ['segments.movers', { before: definition, after: { id: 'age-by-conditions' } }],
  ['segments.variation', { definitions: [definition], field: 'age' }],
];

/** Any question, as a test spells it. */
export const asking = (engine: InProcessEngine, method: Method, ask: object) =>
  engine.client.call(method, ask as Ask<Method>);
