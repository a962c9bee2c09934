import type { CountSystem, Narrow, Sum, Target } from '../attack/count-system.ts';
import { Refusal } from '../contract/problem.ts';
import { type AuditSystem, buildSystem, wholeLimits } from './build-system.ts';
import type { Count } from './count-draft.ts';
import {
  type AuditFinding,
  contradiction,
  describeChange,
  describeNarrow,
  describeSmall,
} from './describe-finding.ts';
import type { RuleWithin } from './enter-differences.ts';
import { readManifest } from './read-manifest.ts';
import { type ReadTable, readTable } from './read-table.ts';

/** A bundle as its files say it. */
export interface BundleText {
  /** What findings call it: its folder. */
  readonly name: string;
  readonly manifest: string;
  /** Tables by their path within it. */
  readonly tables: ReadonlyMap<string, string>;
}

/** How far an audit has come. */
export interface AuditProgress {
  readonly share: number | null;
  readonly phrase: string;
}

/** Bounds protected counts: see `analytics/attack`. */
export type Attack = (
  system: CountSystem,
  targets: readonly Target[],
  options: {
    readonly signal?: AbortSignal;
    readonly progress?: (share: number) => void;
    readonly most?: number;
  },
) => Promise<{ readonly feasible: boolean; readonly narrow: readonly Narrow[] }>;

export interface AuditOptions {
  readonly attack: Attack;
  /** Replaces every policy's own protection width. */
  readonly width?: number;
  /** Ends the attack once so many counts are found; all are looked for where it is left out. */
  readonly most?: number;
  /** Which populations are within which, where more is known of that than how they are written. */
  readonly within?: RuleWithin;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: AuditProgress) => void;
}

/** What an audit has seen, and what it has found. */
export interface AuditResult {
  readonly tables: number;
  /** Distinct counts, and those of them that are protected. */
  readonly counts: number;
  readonly hidden: number;
  readonly equations: number;
  readonly findings: readonly AuditFinding[];
  /** What could not be used, a sentence each. */
  readonly warnings: readonly string[];
}

const mostRows = 500_000;

/** The tables of bundles with their rows. Throws a {@link Refusal} (file-unreadable). */
export function readBundles(bundles: readonly BundleText[], width?: number): readonly ReadTable[] {
  const tables = bundles.flatMap(({ name, manifest, tables: files }) =>
    readManifest(manifest, name).map((table) => {
      const text = files.get(table.file);
      if (text !== undefined) {
        const policy = width === undefined ? table.policy : { ...table.policy, width };
        return readTable(text, { ...table, policy });
      }
      throw new Refusal({
        code: 'file-not-found',
        reason: 'The manifest lists this table, but there is no such file.',
        hint: 'Ask for the bundle again.',
        where: { file: `${name}/${table.file}` },
      });
    }),
  );
  if (tables.reduce((sum, { rows }) => sum + rows.length, 0) > mostRows) {
    throw new Refusal({
      code: 'file-unreadable',
      reason: `The bundles hold more than ${mostRows} rows together.`,
      hint: 'Audit fewer of them at a time.',
    });
  }
  return tables;
}

/** A finding, and the counts that tell it. */
export interface Told {
  readonly finding: AuditFinding;
  readonly counts: readonly Count[];
}

const allIn = (counts: readonly Count[], { total, parts }: Sum) =>
  [total, ...parts].flatMap((at) => counts[at] ?? []);

function attacked({ counts, system }: AuditSystem, narrow: readonly Narrow[]): Told[] {
  return narrow.flatMap((found) => {
    const limits = wholeLimits(found);
    const count = counts[found.at] as Count;
    const sums = found.sums.flatMap((sum) => system.sums[sum] ?? []);
    const finding = describeNarrow(found.at, counts, limits, sums);
    return [{ finding, counts: [count, ...sums.flatMap((sum) => allIn(counts, sum))] }];
  });
}

/** What limits tell without any sum. */
function toldAlone({ counts, narrowAlone }: AuditSystem): Told[] {
  return narrowAlone.map((at) => {
    const count = counts[at] as Count;
    return { finding: describeNarrow(at, counts, count.limits, []), counts: [count] };
  });
}

/** What tables give away, and by which counts. */
export interface Audited {
  readonly result: AuditResult;
  readonly built: AuditSystem;
  readonly told: readonly Told[];
}

/**
 * Attacks tables as somebody outside would who holds them all. Throws what the signal was aborted with.
 */
export async function auditTables(
  tables: readonly ReadTable[],
  { attack, most, within, signal, progress }: AuditOptions,
): Promise<Audited> {
  const built = buildSystem(tables, within);
  const { system, targets, counts } = built;
  const tell = (share: number) => progress?.({ share, phrase: 'Attacking hidden counts' });
  const { feasible, narrow } = await attack(system, targets, {
    ...(signal === undefined ? {} : { signal }),
    ...(most === undefined ? {} : { most }),
    progress: tell,
  });
  signal?.throwIfAborted();
  const told: Told[] = [
    ...built.small.map((small) => ({ finding: describeSmall(small), counts: [] })),
    ...toldAlone(built),
    ...(feasible ? attacked(built, narrow) : [{ finding: contradiction, counts: [] }]),
    ...built.changes.map((change) => ({
      finding: describeChange(change),
      counts: [change.from, change.to],
    })),
  ];
  const result = {
    tables: tables.length,
    counts: counts.filter(({ between }) => between === null).length,
    hidden: counts.filter((count) => count.width !== null && count.between === null).length,
    equations: system.sums.length + system.within.length,
    findings: told.map(({ finding }) => finding),
    warnings: built.warnings,
  };
  return { result, built, told };
}

/**
 * Reads release bundles as somebody outside would, and says which hidden counts their numbers give away.
 * Knows nothing but what is in them. Throws a {@link Refusal} for a bundle that cannot be read, and
 * what the signal was aborted with.
 */
export async function auditBundles(
  bundles: readonly BundleText[],
  options: AuditOptions,
): Promise<AuditResult> {
  const { width, signal, progress } = options;
  progress?.({ share: null, phrase: 'Reading tables' });
  const tables = readBundles(bundles, width);
  signal?.throwIfAborted();
  return (await auditTables(tables, options)).result;
}
