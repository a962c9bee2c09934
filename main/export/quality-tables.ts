import type {
  QualityCheck,
  QualityReport,
  Reject,
  SafeCount,
} from '../../analytics/contract/quality.ts';
import { formatCount } from '../../renderer/charts/number-format.ts';
import { type Markup, markup, nothing } from './quality-markup.ts';
import {
  groupWords,
  hiddenReason,
  percentText,
  riskRows,
  verdicts,
  verdictWords,
} from './quality-words.ts';

const hidden = markup`<span class="hidden">hidden</span>`;

/** A count, or that it is hidden with the reason under it. */
function countMarkup(count: SafeCount | null): Markup {
  if (count === null) return nothing;
  if ('shown' in count) return markup`${formatCount(count.shown)}`;
  return markup`${hidden}<span class="of">${count.hidden}</span>`;
}

const numberOrHidden = (count: number | null) =>
  count === null ? hidden : markup`${formatCount(count)}`;

function checkRow({ title, column, verdict, count, detail }: QualityCheck): Markup {
  const of = column === null ? nothing : markup`<span class="of">column ${column}</span>`;
  return markup`<tr><th scope="row">${title}${of}</th>
<td class="verdict ${verdict}">${verdictWords[verdict]}</td>
<td class="number">${countMarkup(count)}</td><td>${detail}</td></tr>
`;
}

/** A table that scrolls by itself where the screen is too narrow for it; reached by the keyboard. */
function scrolling(label: string, table: Markup): Markup {
  return markup`<div class="wide" role="region" tabindex="0" aria-label="Table: ${label}">${table}</div>`;
}

const checkHead = markup`<thead><tr><th scope="col">What was looked for</th><th scope="col">Verdict</th>
<th scope="col" class="number">People, or rows or cells</th><th scope="col">What was found and done</th></tr></thead>`;

/** Checks that found something, the wrong ones first. */
export function foundTable(checks: readonly QualityCheck[]): Markup {
  const rows = checks.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
  return markup`<table class="found"><caption>Checks that found something, those that cannot be right first</caption>
${checkHead}<tbody>${rows.map(checkRow)}</tbody></table>`;
}

/** Checks that found nothing or could not be made, in their groups. */
export function restTable(checks: readonly QualityCheck[]): Markup {
  const groups = [...new Set(checks.map(({ group }) => group))];
  const bodies = groups.map((group) => {
    const rows = checks.filter((check) => check.group === group).map(checkRow);
    return markup`<tbody><tr><th scope="rowgroup" colspan="4">${groupWords[group]}</th></tr>${rows}</tbody>`;
  });
  return markup`<table class="rest"><caption>Checks that found nothing, and checks that could not be made</caption>
${checkHead}${bodies}</table>`;
}

/** Rows or cells by their place; the column is given where any of them is a cell. */
function placesTable(rejects: readonly Reject[], words: string, title: string): Markup {
  const hasColumns = rejects.some(({ column }) => column !== null);
  const hasLines = rejects.some(({ line }) => line !== null);
  const rows = rejects.map(({ file, line, column, reason }) => {
    const at = markup`<td class="number">${line === null ? '' : formatCount(line)}</td>`;
    const cell = hasColumns ? markup`<td>${column ?? ''}</td>` : nothing;
    return markup`<tr><th scope="row">${file}</th>${hasLines ? at : nothing}${cell}<td>${reason}</td></tr>
`;
  });
  const lineHead = markup`<th scope="col" class="number">Line</th>`;
  const head = hasColumns ? markup`<th scope="col">Column</th>` : nothing;
  const table = markup`<table class="places"><caption>${words}</caption>
<thead><tr><th scope="col">File</th>${hasLines ? lineHead : nothing}${head}
<th scope="col">Reason</th></tr></thead><tbody>${rows}</tbody></table>`;
  return scrolling(title, table);
}

/** Rows that were left out, with their lines. */
export function rowsTable({ rejects, rejectsNotListed }: QualityReport): Markup {
  const more =
    rejectsNotListed === 0
      ? nothing
      : markup`<p class="note">${formatCount(rejectsNotListed)} more are not listed.</p>`;
  const rows = rejects.filter(({ column }) => column === null);
  return markup`${placesTable(rows, 'Rows that were left out, one by one', 'Rows left out')}${more}`;
}

/** Cells that were not taken, with their lines and columns. */
export function cellsTable({ rejects }: QualityReport): Markup {
  const cells = rejects.filter(({ column }) => column !== null);
  const note = markup`<p class="note">The checks say how many of each there are. No list is longer than a protected count allows, and no cell is quoted.</p>`;
  return markup`${placesTable(cells, 'The first of each kind', 'Cells that were not taken')}${note}`;
}

export function missingTable({ missing }: QualityReport): Markup {
  const bar = (percent: number) =>
    markup`<span class="track"><span class="fill" style="width:${percent.toFixed(1)}%"></span></span>`;
  const rows = missing.map(
    ({ label, people, percent }) => markup`<tr><th scope="row">${label}</th>
<td class="number">${countMarkup(people)}</td><td class="number">${percent === null ? '' : percentText(percent)}</td>
<td class="bar" aria-hidden="true">${percent === null ? nothing : bar(percent)}</td></tr>
`,
  );
  return scrolling(
    'Missing values',
    markup`<table class="missing"><caption>People of whom a field says nothing</caption>
<thead><tr><th scope="col">Field</th><th scope="col" class="number">People</th>
<th scope="col" class="number">Percent of all</th><td class="bar" aria-hidden="true"></td></tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

/** LCPs that stand side by side in one table, so that it fits on a page. */
const lcpsAcross = 6;

/** Fields that somebody lacks, by LCP: as many tables as it takes for them to be read. */
export function missingByLcpTables({ missing, missingByLcp }: QualityReport): readonly Markup[] {
  const lacked = missing.flatMap(({ field, people, label }, at) =>
    field === 'lcp' || ('shown' in people && people.shown === 0) ? [] : [{ label, at }],
  );
  const tables = lacked.length === 0 ? 0 : Math.ceil(missingByLcp.length / lcpsAcross);
  return Array.from({ length: tables }, (_, index) => {
    const lcps = missingByLcp.slice(index * lcpsAcross, (index + 1) * lcpsAcross);
    const heads = lcps.map(
      ({ label, people }) => markup`<th scope="col" class="number">${label}
<span class="of">${'shown' in people ? `${formatCount(people.shown)} people` : 'size hidden'}</span></th>`,
    );
    const rows = lacked.map(({ label, at }) => {
      const cells = lcps.map(({ percents }) => {
        const percent = percents[at] ?? null;
        return markup`<td class="number">${percent === null ? hidden : percentText(percent)}</td>`;
      });
      return markup`<tr><th scope="row">${label}</th>${cells}</tr>
`;
    });
    const which = tables === 1 ? '' : `, table ${index + 1} of ${tables}`;
    return scrolling(
      `Missing by LCP${which}`,
      markup`<table class="percents"><caption>Percent of each LCP of whom a field says nothing${which}</caption>
<thead><tr><th scope="col">Field</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
    );
  });
}

export function riskTable(report: QualityReport): Markup {
  const bodies = riskRows(report).map(({ heading, rows }) => {
    const lines = rows.map(
      ({ what, people }) => markup`<tr><th scope="row">${what}</th>
<td class="number">${numberOrHidden(people.alone)}</td><td class="number">${numberOrHidden(people.under5)}</td>
<td class="number">${numberOrHidden(people.under10)}</td></tr>
`,
    );
    return markup`<tbody><tr><th scope="rowgroup" colspan="4">${heading}</th></tr>${lines}</tbody>`;
  });
  return scrolling(
    'People who share fields with few others',
    markup`<table class="risk"><caption>People who share these fields with few others</caption>
<thead><tr><th scope="col">Fields</th><th scope="col" class="number">Alone</th>
<th scope="col" class="number">In groups under 5</th><th scope="col" class="number">In groups under 10</th></tr></thead>
${bodies}</table>`,
  );
}

export function identifierTable({ identifiers }: QualityReport): Markup {
  const rows = identifiers.map(({ file, column, severity, reason, decision, isUntaken }) => {
    const done =
      decision === null
        ? severity === 'block'
          ? 'Not decided: nothing is loaded until it is.'
          : 'A warning: nothing was done.'
        : decision.action === 'drop'
          ? 'Not loaded.'
          : isUntaken === true
            ? `Accepted; not loaded, as no field takes it. The reason given: ${decision.reason}`
            : `Loaded; the reason given: ${decision.reason}`;
    return markup`<tr><th scope="row">${column}<span class="of">${file}</span></th><td>${reason}</td><td>${done}</td></tr>
`;
  });
  return scrolling(
    'Columns that seem to name people',
    markup`<table><caption>Each with the test that found it; no cell is shown</caption>
<thead><tr><th scope="col">Column</th><th scope="col">Why</th><th scope="col">What was done</th></tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

export function keptOutTable({ keptOut }: QualityReport): Markup {
  const rows = keptOut.map(
    ({ column, reason }) => markup`<tr><th scope="row">${column}</th><td>${reason}</td></tr>
`,
  );
  return scrolling(
    'Columns not loaded',
    markup`<table><caption>Each with the reason</caption>
<thead><tr><th scope="col">Column</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** The words under tables whose cells carry no reason of their own, where any of these is hidden. */
export function hiddenNote(numbers: readonly (number | null)[]): Markup {
  return numbers.includes(null) ? markup`<p class="note">${hidden} ${hiddenReason}.</p>` : nothing;
}
