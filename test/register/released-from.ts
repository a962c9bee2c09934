import { randomUUID } from 'node:crypto';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';
import type { InProcessEngine } from '../engine/in-process.ts';

/** What a new release is asked with. */
export const leavingAs = (title: string): Leaving => ({ release: randomUUID(), title });

/** A small table, asked for as part of a release. */
export const pendingTable = (
  { client }: InProcessEngine,
  leaving: Leaving,
  ask: Partial<TableAsk> = {},
) =>
  client.call('table.release', {
    measure: 'people',
    by: ['lcp'],
    definition: { id: 'age-by-conditions' },
    policy: 'nhs-hes',
    ...ask,
    leaving,
  });

/** Lets one small table out as a release of its own; gives the release's id. */
export async function letTableOut(
  engine: InProcessEngine,
  title: string,
  ask: Partial<TableAsk> = {},
): Promise<string> {
  const leaving = leavingAs(title);
  await pendingTable(engine, leaving, ask);
  await engine.client.call('release.keep', { release: leaving.release });
  return leaving.release;
}

/** Titles of what the open workspace has let out, in the order of its list. */
export async function titlesOf({ client }: InProcessEngine): Promise<string[]> {
  return (await client.call('release.list', {})).map(({ title }) => title);
}

/** A clock that goes on by a minute whenever it is looked at, from noon on. */
export function minutesFromNoon(): () => Date {
  let minute = 0;
  return () => {
    minute += 1;
    return new Date(Date.UTC(2025, 3, 1, 12, minute));
  };
}
