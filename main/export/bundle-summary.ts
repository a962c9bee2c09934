import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { formatCount } from '../../renderer/charts/number-format.ts';
import { workingStamp } from '../../renderer/charts/provenance.ts';
import { filesTable, policyTable, tableSection } from './bundle-summary-tables.ts';
import { type Markup, markup, nothing } from './quality-markup.ts';
import { qualityStyle } from './quality-style.ts';

/** A policy as its file says it. */
export interface SummaryPolicy {
  readonly id: string;
  readonly title: string;
  /** What it does, a sentence. */
  readonly sentence: string;
  readonly working: boolean;
  readonly dated?: string;
  readonly setBy?: string;
}

export interface SummaryFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export interface SummaryTable {
  /** The name of its files, without an extension. */
  readonly file: string;
  readonly title: string;
  readonly table: ReleasedTable;
}

/** What an output checker is told of a bundle. */
export interface BundleSummary {
  readonly title: string;
  readonly synthetic: boolean;
  readonly tables: readonly SummaryTable[];
  /** Every known policy; those that the tables were released under are told. */
  readonly policies: readonly SummaryPolicy[];
  readonly files: readonly SummaryFile[];
  /** What the audit of the bundle has seen; it found nothing, or there would be no bundle. */
  readonly audited: {
    readonly counts: number;
    readonly hidden: number;
    readonly equations: number;
    readonly warnings: readonly string[];
  };
}

function stampOf({ synthetic, tables }: BundleSummary): Markup {
  const isWorking = tables.some(({ table }) => table.note.policy.working);
  const said = [
    ...(isWorking ? [workingStamp] : []),
    ...(synthetic ? ['Synthetic data: no real person is described'] : []),
  ];
  return markup`${said.map((text) => markup`<p class="kind">${text}</p>`)}`;
}

function auditSection({ audited }: BundleSummary): Markup {
  const { counts, hidden, equations, warnings } = audited;
  const notes = warnings.map((text) => markup`<li>${text}</li>`);
  return markup`<section aria-labelledby="audit"><h2 id="audit">Audit</h2>
<p>Before it was written, this bundle was attacked as somebody outside could attack it: ${formatCount(counts)} distinct
counts, ${formatCount(hidden)} of them hidden, and ${formatCount(equations)} equations between them. No hidden count is known
more closely than the policy allows. Other bundles of the same people were not part of this; quintile audit
takes them together.</p>${notes.length === 0 ? nothing : markup`<ul>${notes}</ul>`}</section>
`;
}

function policySection({ tables, policies }: BundleSummary): Markup {
  const used = new Set(tables.map(({ table }) => table.note.policy.id));
  const rows = policies.filter(({ id }) => used.has(id));
  return markup`<section aria-labelledby="policy"><h2 id="policy">Disclosure policy</h2>
${policyTable(rows)}</section>
`;
}

function contents({ tables }: BundleSummary): Markup {
  const links = tables.map(
    ({ file, title }) => markup`<li><a href="#table-${file}">${title}</a></li>`,
  );
  return markup`<nav aria-label="Contents"><ul><li><a href="#audit">Audit</a></li>
<li><a href="#policy">Disclosure policy</a></li>${links}<li><a href="#files">Files</a></li></ul></nav>`;
}

/**
 * The page of a bundle for whoever checks it before it leaves: what each table counts, what is hidden
 * and why, under which policy, what the audit saw, and every file with its hash. One HTML file, no
 * script, nothing to fetch; every text is escaped.
 */
export function bundleSummary(summary: BundleSummary): string {
  const { title, tables, files } = summary;
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Release bundle: ${title}</title>
<style>${{ html: qualityStyle }}</style></head>
<body><header><p class="kind">Release bundle</p><h1>${title}</h1>${stampOf(summary)}</header>
${contents(summary)}
<main>${auditSection(summary)}${policySection(summary)}${tables.map(tableSection)}<section aria-labelledby="files"><h2 id="files">Files</h2>
${filesTable(files)}</section></main></body></html>
`.html;
}
