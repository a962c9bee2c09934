import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { attack } from '../../analytics/attack/attack.ts';
import { type AuditResult, auditBundles } from '../../analytics/audit/audit.ts';
import type { AuditFinding } from '../../analytics/audit/describe-finding.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Outcome } from './outcome.ts';
import { progressLine } from './progress-line.ts';
import { readBundle } from './read-bundle.ts';

export interface AuditCommandOptions {
  /** Replaces the protection width of every policy, people. */
  readonly width?: string;
}

/** Findings that are told on a terminal; a JSON document has all of them. */
const mostTold = 20;

const disclosureExit = 5;

function widthOf(written: string | undefined): { readonly width?: number } {
  if (written === undefined) return {};
  if (/^\d{1,6}$/.test(written)) return { width: Number(written) };
  throw new Refusal({
    code: 'usage',
    reason: `The width "${written}" is not a whole number.`,
    hint: 'Write how far apart the least and the most of a hidden count must stay: --width 8',
  });
}

/** The last part of each path where that tells the bundles apart, else the path as it was written. */
function namesOf(folders: readonly string[]): readonly string[] {
  const short = folders.map((folder) => basename(resolve(folder)));
  return new Set(short).size === short.length ? short : folders;
}

function requireDistinct(folders: readonly string[]): void {
  const real = folders.map((folder) => {
    try {
      return realpathSync(folder);
    } catch {
      return resolve(folder);
    }
  });
  if (new Set(real).size === real.length) return;
  throw new Refusal({
    code: 'usage',
    reason: 'The same bundle is named twice.',
    hint: 'Name each once.',
  });
}

/** A finding as lines: what is known, and below it how. */
export function findingLines(findings: readonly AuditFinding[]): string[] {
  const told = findings
    .slice(0, mostTold)
    .flatMap(({ text, because }) => [text, ...because.map((line) => `    ${line}`)]);
  const more = findings.length - mostTold;
  return more > 0 ? [...told, `and ${more} more: --json has all of them`] : told;
}

function summaryLines(result: AuditResult, bundles: number, seconds: number): string[] {
  const { tables, counts, hidden, equations, findings, warnings } = result;
  const many = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  return [
    `${many(tables, 'table')} in ${many(bundles, 'bundle')}: ${many(counts, 'count')}, ${hidden} hidden; ${many(equations, 'equation')}; ${seconds.toFixed(1)} s`,
    ...warnings.map((warning) => `Note: ${warning}`),
    findings.length === 0
      ? 'No hidden count is known more closely than its policy allows.'
      : `${many(findings.length, 'finding')}:`,
    ...findingLines(findings),
  ];
}

/** Runs work with a signal that Ctrl+C, a closed terminal or a stop aborts; a second one ends the program. */
async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Refusal({ code: 'cancelled', reason: 'The audit was cancelled.' }));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onInterrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.off(name, onInterrupt);
  }
}

/** `quintile audit`: what somebody who holds some release bundles could learn of what they hide. */
export async function auditCommand(
  folders: readonly string[],
  options: AuditCommandOptions,
): Promise<Outcome> {
  const width = widthOf(options.width);
  requireDistinct(folders);
  const begun = performance.now();
  const names = namesOf(folders);
  const read = folders.map((folder, at) => readBundle(folder, names[at] ?? folder));
  const line = progressLine(process.stderr);
  try {
    const audited = await withInterrupt((signal) =>
      auditBundles(
        read.map(({ bundle }) => bundle),
        { attack, ...width, signal, progress: line.show },
      ),
    );
    const seconds = Math.round(performance.now() - begun) / 1000;
    const result = {
      ...audited,
      findings: [...read.flatMap(({ altered }) => altered), ...audited.findings],
      warnings: [...read.flatMap(({ warnings }) => warnings), ...audited.warnings],
    };
    line.clear();
    return {
      document: { bundles: folders, ...result, seconds },
      lines: summaryLines(result, folders.length, seconds),
      ...(result.findings.length === 0 ? {} : { exit: disclosureExit }),
    };
  } finally {
    line.clear();
  }
}
