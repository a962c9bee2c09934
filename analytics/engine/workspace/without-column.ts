import type { ImportReceipt, MappedColumn } from '../../contract/extract.ts';
import type { IdentifierFinding } from '../../contract/identifiers.ts';
import type { QualityReport } from '../../contract/quality.ts';
import type { ExtractRecord } from '../../sources/extract-record.ts';

const reason = 'Deleted from the workspace.';

function fills({ field }: MappedColumn, column: string): boolean {
  return field === column || field === `condition:${column}`;
}

/** The columns of the files that a column of the people was read from. */
function sourcesOf({ mapping }: ImportReceipt, column: string): ReadonlySet<string> {
  const found = mapping.columns.filter((mapped) => fills(mapped, column));
  return new Set(found.map((mapped) => mapped.column));
}

function findingsWithout<F extends readonly IdentifierFinding[] | undefined>(
  findings: F,
  sources: ReadonlySet<string>,
): F {
  return findings?.filter((finding) => !sources.has(finding.column)) as unknown as F;
}

function receiptWithout(receipt: ImportReceipt, column: string): ImportReceipt {
  const sources = sourcesOf(receipt, column);
  const columns = receipt.mapping.columns.map((mapped) =>
    fills(mapped, column) ? { ...mapped, field: null, reason } : mapped,
  );
  return {
    ...receipt,
    mapping: { ...receipt.mapping, columns },
    identifiers: findingsWithout(receipt.identifiers, sources),
  };
}

/** What is known of an extract once a field or condition has gone. */
export function recordWithout(record: ExtractRecord, column: string): ExtractRecord {
  const stays = ({ id }: { readonly id: string }) => id !== column;
  const fields = record.fields.filter(stays);
  const holds = (id: string) => fields.some((field) => field.id === id);
  return {
    ...record,
    fields,
    conditions: record.conditions.filter(stays),
    lcps: column === 'lcp' ? [] : record.lcps,
    place: column === 'lcp' ? null : record.place,
    deprivation: holds('imd_decile') || holds('imd_quintile') ? record.deprivation : null,
    receipt: receiptWithout(record.receipt, column),
  };
}

/** A quality report that no longer says anything of a column's cells. */
export function reportWithout(
  report: QualityReport,
  { receipt }: ExtractRecord,
  column: string,
): QualityReport {
  const sources = sourcesOf(receipt, column);
  const isAbout = (of: string | null) => of !== null && (of === column || sources.has(of));
  const stays = report.missing.map(({ field }) => field !== column);
  return {
    ...report,
    checks: report.checks.filter((check) => !isAbout(check.column)),
    missing: report.missing.filter((_, index) => stays[index]),
    missingByLcp:
      column === 'lcp'
        ? []
        : report.missingByLcp.map((row) => ({
            ...row,
            percents: row.percents.filter((_, index) => stays[index]),
          })),
    identifiers: findingsWithout(report.identifiers, sources),
    keptOut: [...report.keptOut, ...[...sources].map((source) => ({ column: source, reason }))],
    reidentification: null,
  };
}
