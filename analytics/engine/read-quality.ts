import { Refusal } from '../contract/problem.ts';
import type { QualityReport } from '../contract/quality.ts';
import type { PolicyBook } from '../disclosure/policy-book.ts';
import { protectionOf } from '../sources/write-quality.ts';
import { sql } from '../sql/sql.ts';
import { extractOf } from './extract-at-hand.ts';
import { policyOfReport } from './policy-asked.ts';
import { tableNames } from './workspace/table-names.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Refuses a report that another policy than that of a lock has passed. */
function requireLocked(report: QualityReport, book: PolicyBook): void {
  const { policy } = protectionOf(policyOfReport(book));
  if (book.locked === null || report.policy === policy) return;
  throw new Refusal({
    code: 'disclosure-refused',
    reason: 'The quality report passed another policy than the one that this program is locked to.',
    hint: 'Import the extract again.',
  });
}

/** The report that was made when the extract in hand was imported. Throws a {@link Refusal}. */
export async function readQuality(workspace: Workspace, book: PolicyBook): Promise<QualityReport> {
  extractOf(workspace);
  const { database, chosen } = workspace;
  if ((await tableNames(database, chosen ?? '')).includes('quality')) {
    const [row] = await database.rows<{ record: string }>(sql`SELECT record FROM quality`);
    if (row !== undefined) {
      const report = JSON.parse(row.record) as QualityReport;
      requireLocked(report, book);
      return report;
    }
  }
  throw new Refusal({
    code: 'no-extract',
    reason: 'The extract has no quality report: an earlier version of Quintile imported it.',
    hint: 'Import it again.',
  });
}
