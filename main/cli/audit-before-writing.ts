import { attack } from '../../analytics/attack/attack.ts';
import { type AuditResult, auditBundles } from '../../analytics/audit/audit.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import type { CommandSession } from './session.ts';

/** A table as it is about to be written. */
interface Drawn {
  readonly file: string;
  readonly csv: Uint8Array;
}

/** Findings that a refusal names. */
const mostNamed = 20;

/**
 * Attacks a bundle in memory as `quintile audit` would on the disk. Throws a {@link Refusal}
 * (disclosure-refused) that names what it gives away, and how. `entries` are the manifest's tables.
 */
export async function auditBeforeWriting(
  entries: readonly unknown[],
  drawn: readonly Drawn[],
  { signal, progress }: Pick<CommandSession, 'signal' | 'progress'>,
): Promise<AuditResult> {
  const tables = new Map(
    drawn.map(({ file, csv }) => [`tables/${file}.csv`, new TextDecoder().decode(csv)]),
  );
  const manifest = JSON.stringify({ tables: entries });
  const bundle = { name: 'bundle', manifest, tables };
  const audited = await auditBundles([bundle], { attack, signal, progress, most: mostNamed });
  const problems = audited.findings.slice(0, mostNamed).map(
    ({ text, because }): Problem => ({
      code: 'disclosure-refused',
      reason: text,
      hint: because.join('\n  ') || 'Nothing was written: merge groups, or leave the table out.',
    }),
  );
  if (problems.length > 0) throw new Refusal(...problems);
  return audited;
}
