import type { RunAsk } from '../contract/methods.ts';
import type { ReleasedTable } from '../contract/released.ts';
import type { Policy } from '../disclosure/policy.ts';
import type { Counting } from './counting/counting.ts';
import { protectRun } from './protect-run.ts';
import { run } from './run-segments.ts';
import { lossTable, overlapTable } from './run-tables.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The people who match both of every pair of segments. */
export async function releaseOverlap(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const done = await run(counting, workspace, ask);
  return overlapTable(done, policy, await protectRun(done, policy));
}

/** The people whom each segment lost to each earlier one. */
export async function releaseLosses(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const done = await run(counting, workspace, ask);
  return lossTable(done, policy, await protectRun(done, policy));
}
