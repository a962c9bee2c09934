import type { ReleaseSummary, SummaryOfTable } from '../../analytics/contract/release-summary.ts';
import type { Outcome } from './outcome.ts';
import { type OfWorkspace, withWorkspace } from './session.ts';

function tableLine({ measure, dimensions, population, ...of }: SummaryOfTable): string {
  const { cells, policy, extract } = of;
  const by = dimensions.length === 0 ? '' : ` by ${dimensions.join(', ')}`;
  const asAt = extract.asAt === null ? '' : ` as at ${extract.asAt}`;
  const counted = `${cells.shown} cells shown, ${cells.hidden} hidden`;
  return `  ${measure.id}${by}; ${population}; ${extract.name}${asAt}; ${policy.id}: ${counted}`;
}

/** Releases as lines for people: when and what, its id, and a line a table. */
export function releaseLines(releases: readonly ReleaseSummary[]): string[] {
  if (releases.length === 0) return ['Nothing has left this workspace.'];
  return releases.flatMap(({ release, when, title, working, tables }) => [
    `${when.slice(0, 19).replace('T', ' ')} UTC  ${title}${working ? '  (working figures)' : ''}`,
    `  ${release}`,
    ...tables.map(tableLine),
  ]);
}

/** `quintile releases`: everything that a workspace has let out. */
export async function releasesCommand(options: OfWorkspace): Promise<Outcome> {
  return withWorkspace(options, async ({ client, signal }) => {
    const releases = await client.call('release.list', {}, { signal });
    return { document: { releases }, lines: releaseLines(releases) };
  });
}
