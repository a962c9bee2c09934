import {
  type ReleasedTable,
  releasedRows,
  type Status,
} from '../../analytics/contract/released.ts';
import { formatCount } from '../../renderer/charts/number-format.ts';
import { provenance } from '../../renderer/charts/provenance.ts';
import type { SummaryFile, SummaryPolicy, SummaryTable } from './bundle-summary.ts';
import { type Markup, markup } from './quality-markup.ts';

const statusWords: Readonly<Record<Status, string>> = {
  shown: 'Shown',
  hidden: 'Hidden',
  'not-available': 'Not available',
};

interface Tally {
  readonly status: Status;
  readonly reason: string;
  rows: number;
}

/** How many rows of a table are shown, hidden and not available, by the reason that they give. */
function tallyOf(table: ReleasedTable): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { status, reason } of releasedRows(table)) {
    const key = `${status}\n${reason ?? ''}`;
    const tally = tallies.get(key) ?? { status, reason: reason ?? '', rows: 0 };
    tallies.set(key, tally);
    tally.rows += 1;
  }
  const order = Object.keys(statusWords);
  return [...tallies.values()].sort(
    (one, other) =>
      order.indexOf(one.status) - order.indexOf(other.status) || other.rows - one.rows,
  );
}

function tallyTable(table: ReleasedTable): Markup {
  const rows = tallyOf(table).map(
    ({ status, reason, rows: many }) => markup`<tr><th scope="row">${statusWords[status]}</th>
<td class="number">${formatCount(many)}</td><td>${reason}</td></tr>
`,
  );
  return markup`<table><caption>Rows of the table by what became of them</caption>
<thead><tr><th scope="col">Rows that are</th><th scope="col" class="number">How many</th><th scope="col">Why</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** What a table counts, of whom, from what, and what is hidden of it. */
export function tableSection({ file, title, table }: SummaryTable): Markup {
  const by = table.note.dimensions.map(({ label }) => label).join(', ');
  const lines = [
    { key: 'File', text: `tables/${file}.csv` },
    { key: 'Broken down by', text: by || 'nothing' },
    ...provenance(table.note),
  ];
  const facts = lines.map(({ key, text }) => markup`<dt>${key}</dt><dd>${text}</dd>`);
  const id = `table-${file}`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<dl>${facts}</dl>${tallyTable(table)}</section>
`;
}

/** Policies with what they do, since when, and by whom. */
export function policyTable(policies: readonly SummaryPolicy[]): Markup {
  const rows = policies.map(
    ({
      id,
      title,
      sentence,
      dated = 'not stated',
      setBy = 'not stated',
    }) => markup`<tr><th scope="row">${title}<span class="of">${id}</span></th>
<td>${sentence}</td><td>${dated}</td><td>${setBy}</td></tr>
`,
  );
  return markup`<div class="wide" role="region" tabindex="0" aria-label="Table: disclosure policies"><table><caption>Rules that the tables were released under</caption>
<thead><tr><th scope="col">Policy</th><th scope="col">What it does</th><th scope="col">Dated</th><th scope="col">Set by</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** Every file with its size and its hash. */
export function filesTable(files: readonly SummaryFile[]): Markup {
  const rows = files.map(
    ({ path, bytes, sha256 }) => markup`<tr><th scope="row">${path}</th>
<td class="number">${formatCount(bytes)}</td><td>${sha256}</td></tr>
`,
  );
  return markup`<div class="wide" role="region" tabindex="0" aria-label="Table: files"><table><caption>Files of the bundle but this one</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Bytes</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
