import type { ReleaseSummary, SummaryOfTable } from '../../contract/release-summary.ts';
import type { ReleaseRecord } from './release-record.ts';

function summaryOfTable({ asked, table: { note } }: ReleaseRecord): SummaryOfTable {
  const { measure, dimensions, policy, population, cells, extract } = note;
  return {
    method: asked.method,
    measure: { id: measure.id, label: measure.label },
    dimensions: dimensions.map(({ name }) => name),
    population,
    policy: { id: policy.id, title: policy.title, working: policy.working },
    cells: { shown: cells.shown, hidden: cells.hidden },
    extract: { name: extract.name, asAt: extract.asAt },
  };
}

/** Records as a list of releases, in the order of the first table of each. */
export function summariseReleases(records: readonly ReleaseRecord[]): ReleaseSummary[] {
  const byRelease = new Map<string, ReleaseRecord[]>();
  for (const record of records) {
    const known = byRelease.get(record.release);
    if (known === undefined) byRelease.set(record.release, [record]);
    else known.push(record);
  }
  return [...byRelease].flatMap(([release, [first, ...others]]) => {
    if (first === undefined) return [];
    const tables = [first, ...others];
    const working = tables.some(({ table }) => table.note.policy.working);
    const { when, title } = first;
    return [{ release, when, title, working, tables: tables.map(summaryOfTable) }];
  });
}
