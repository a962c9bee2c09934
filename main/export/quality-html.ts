import type { QualityReport } from '../../analytics/contract/quality.ts';
import { formatCount } from '../../renderer/charts/number-format.ts';
import { type Markup, markup, nothing } from './quality-markup.ts';
import { qualityStyle } from './quality-style.ts';
import {
  cellsTable,
  foundTable,
  hiddenNote,
  identifierTable,
  keptOutTable,
  missingByLcpTables,
  missingTable,
  restTable,
  riskTable,
  rowsTable,
} from './quality-tables.ts';
import { tally } from './quality-words.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

const paragraph = (text: string) => markup`<p>${text}</p>`;

function filesOf({ files }: QualityReport): string {
  return files.map(({ name, rows }) => `${name} (${formatCount(rows)} rows)`).join('; ');
}

function head(report: QualityReport): Markup {
  const { extract, asAt, rows, policy } = report;
  const account = report.checks.find(({ id }) => id === 'rows-account');
  const counted =
    account?.detail ??
    `${formatCount(rows.read)} read, ${formatCount(rows.kept)} kept, ${formatCount(rows.rejected)} left out`;
  const facts = [
    ['Date of the extract', asAt ?? 'not stated'],
    ['Files', filesOf(report) || 'none'],
    ['Rows of people', counted],
    ['Checks', tally(report) || 'none made'],
    ['Disclosure', policy],
  ].map(([term, said]) => markup`<dt>${term ?? ''}</dt><dd>${said ?? ''}</dd>`);
  return markup`<header><p class="kind">Quality report</p><h1>${extract}</h1><dl>${facts}</dl></header>`;
}

function foundSection({ checks }: QualityReport): Section {
  const some = checks.filter(({ verdict }) => verdict === 'wrong' || verdict === 'look');
  const open = checks.filter(({ verdict }) => verdict === 'not-checked');
  const table = some.length === 0 ? paragraph('No check found anything.') : foundTable(some);
  const titles = open.map(({ title }) => title).join('; ');
  const body =
    open.length === 0
      ? table
      : markup`${table}<p class="note">Not checked, for the reasons under All other checks: ${titles}.</p>`;
  return { id: 'found', title: 'To put right or to explain', body };
}

function missingSection(report: QualityReport): Section {
  const tables = missingByLcpTables(report);
  const percents = report.missingByLcp.flatMap((lcp) => lcp.percents);
  const byLcp =
    tables.length === 0
      ? nothing
      : markup`<h3>By LCP</h3><p class="note">Fields that nobody lacks are left out.</p>${tables}${hiddenNote(percents)}`;
  const body =
    report.missing.length === 0 ? paragraph('No fields were loaded.') : missingTable(report);
  return { id: 'missing', title: 'Missing values', body: markup`${body}${byLcp}` };
}

function riskSection(report: QualityReport): Section[] {
  const { reidentification: risk } = report;
  if (risk === null) return [];
  const numbers = [risk.all, ...risk.without, ...risk.coarser].flatMap((row) => [
    row.alone,
    row.under5,
    row.under10,
  ]);
  const rare =
    risk.rareConditions.length === 0
      ? `No condition is rare here: each is that of nobody, or of ${formatCount(risk.rareUnder)} people or more.`
      : `Rare here are conditions of fewer than ${formatCount(risk.rareUnder)} people: ${risk.rareConditions.join(', ')}.`;
  const fields = risk.fields.length === 0 ? 'none that the extract gives' : risk.fields.join(', ');
  const body = markup`<p>Somebody who knows these of a person can tell which row is theirs where few others share
them. All ${formatCount(risk.people)} people are counted; a missing value counts as a value.</p>
<p>Fields taken together: ${fields}. ${rare}</p>${riskTable(report)}${hiddenNote(numbers)}`;
  return [{ id: 'risk', title: 'How easily people are singled out', body }];
}

function restSection({ checks }: QualityReport): Section[] {
  const rest = checks.filter(({ verdict }) => verdict === 'passed' || verdict === 'not-checked');
  return rest.length === 0
    ? []
    : [{ id: 'rest', title: 'All other checks', body: restTable(rest) }];
}

function sectionsOf(report: QualityReport): readonly Section[] {
  const rowsLeft = report.rejects.filter(({ column }) => column === null).length;
  const optional = (length: number, section: Section) => (length === 0 ? [] : [section]);
  return [
    foundSection(report),
    missingSection(report),
    ...optional(report.identifiers.length, {
      id: 'identifiers',
      title: 'Columns that seem to name people',
      body: identifierTable(report),
    }),
    ...optional(report.keptOut.length, {
      id: 'kept-out',
      title: 'Columns not loaded',
      body: keptOutTable(report),
    }),
    ...riskSection(report),
    ...restSection(report),
    ...optional(rowsLeft, { id: 'rejects', title: 'Rows left out', body: rowsTable(report) }),
    ...optional(report.rejects.length - rowsLeft, {
      id: 'cells',
      title: 'Cells that were not taken',
      body: cellsTable(report),
    }),
  ];
}

/**
 * A quality report as one HTML page: no script and nothing to fetch, readable in light and dark, on
 * a narrow screen and on paper. Every text from the files is escaped.
 */
export function qualityHtml(report: QualityReport): string {
  const sections = sectionsOf(report);
  const links = sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  const parts = sections.map(
    ({ id, title, body }) =>
      markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>
`,
  );
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quality report: ${report.extract}</title>
<style>${{ html: qualityStyle }}</style></head>
<body>${head(report)}
<nav aria-label="Contents"><ul>${links}</ul></nav>
<main>${parts}</main></body></html>
`.html;
}
