import { Refusal } from '../contract/problem.ts';
import type { QualityReport } from '../contract/quality.ts';
import { sql } from '../sql/sql.ts';
import { extractOf } from './extract-at-hand.ts';
import { tableNames } from './workspace/table-names.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The report that was made when the extract in hand was imported. Throws a {@link Refusal}. */
export async function readQuality(workspace: Workspace): Promise<QualityReport> {
  extractOf(workspace);
  const { database, chosen } = workspace;
  if ((await tableNames(database, chosen ?? '')).includes('quality')) {
    const [row] = await database.rows<{ record: string }>(sql`SELECT record FROM quality`);
    if (row !== undefined) return JSON.parse(row.record) as QualityReport;
  }
  throw new Refusal({
    code: 'no-extract',
    reason: 'The extract has no quality report: an earlier version of Quintile imported it.',
    hint: 'Import it again.',
  });
}
