import { attack } from '../../analytics/attack/attack.ts';
import { type AuditResult, auditBundles, type BundleText } from '../../analytics/audit/audit.ts';

/** A table written by hand: what the manifest says of it, and its file. */
export interface HandMade {
  readonly csv: string;
  readonly entry?: Readonly<Record<string, unknown>>;
}

/** Exact counts of over 7, so that what an attack gives is easy to see. */
export const exact = { id: 'exact-7', threshold: 7, zero: 'shown', rounding: 1 };

/** As NHS England's rule: 1 to 7 hidden, the rest to the nearest 5. */
export const fives = { id: 'fives', threshold: 7, zero: 'shown', rounding: 5 };

const common = {
  measure: 'people',
  dimensions: [{ name: 'lcp', total: 'all' }],
  policy: exact,
  definition: 'hand-made',
  population: 'Everybody',
  edition: null,
  as_at: '2025-03-31',
};

/** A bundle of tables as its files say it, as another program may have made it. */
export function bundleOf(name: string, ...tables: readonly HandMade[]): BundleText {
  const files = tables.map(({ csv }, at) => [`tables/t${at + 1}.csv`, `${csv.trim()}\n`] as const);
  const entries = tables.map(({ entry = {} }, at) => ({
    ...common,
    file: files[at]?.[0],
    hashes: { definition: 'one' },
    ...entry,
  }));
  return { name, manifest: JSON.stringify({ tables: entries }), tables: new Map(files) };
}

/** What the attacker finds in bundles. */
export function audit(...bundles: readonly BundleText[]): Promise<AuditResult> {
  return auditBundles(bundles, { attack });
}

/** Kind and limits of each finding. */
export function limitsFound({ findings }: AuditResult) {
  return findings.map(({ kind, lower, upper }) => [kind, lower, upper] as const);
}
