import { csvFormatRows } from 'd3-dsv';
import type { QualityReport, SafeCount } from '../../analytics/contract/quality.ts';
import { textCell } from './csv.ts';
import { asSafe, hiddenReason, riskRows } from './quality-words.ts';

const header = [
  'section',
  'item',
  'part',
  'verdict',
  'count',
  'percent',
  'status',
  'reason',
  'column',
  'detail',
] as const;

/** One line of the file; what is left out is an empty cell. */
interface Line {
  readonly section: string;
  readonly item: string;
  readonly part?: string;
  readonly verdict?: string;
  readonly count?: SafeCount | null;
  readonly percent?: number | null;
  readonly column?: string | null;
  readonly detail?: string;
}

/** A percentage with one decimal, as on screen; never 0 of somebody nor 100 of nearly everybody. */
function tenths(percent: number): string {
  const isWhole = percent === 0 || percent === 100;
  const shown = isWhole ? percent : Math.min(99.9, Math.max(0.1, percent));
  return String(Number(shown.toFixed(1)));
}

function cells({ section, item, part, verdict, count, percent, column, detail }: Line): string[] {
  const isHidden = (count != null && 'hidden' in count) || percent === null;
  const isCounted = count != null || percent !== undefined;
  const reason = count != null && 'hidden' in count ? count.hidden : isHidden ? hiddenReason : '';
  return [
    section,
    textCell(item),
    textCell(part ?? ''),
    verdict ?? '',
    count != null && 'shown' in count ? String(count.shown) : '',
    percent == null ? '' : tenths(percent),
    isCounted ? (isHidden ? 'hidden' : 'shown') : '',
    textCell(reason),
    textCell(column ?? ''),
    textCell(detail ?? ''),
  ];
}

function fileLines({ extract, asAt, policy, files, rows }: QualityReport): Line[] {
  const exact = (item: string, shown: number): Line => ({
    section: 'rows',
    item,
    count: { shown },
  });
  return [
    { section: 'report', item: 'extract', detail: extract },
    { section: 'report', item: 'as-at', detail: asAt ?? '' },
    { section: 'report', item: 'policy', detail: policy },
    ...files.map(
      (file): Line => ({ section: 'files', item: file.name, count: { shown: file.rows } }),
    ),
    exact('read', rows.read),
    exact('kept', rows.kept),
    exact('rejected', rows.rejected),
  ];
}

function rejectLines({ rejects, rejectsNotListed }: QualityReport): Line[] {
  const more: Line = {
    section: 'rejects',
    item: 'not listed',
    count: { shown: rejectsNotListed },
  };
  return [
    ...rejects.map(
      ({ file, line, column, reason }): Line => ({
        section: 'rejects',
        item: file,
        part: line === null ? '' : String(line),
        column,
        detail: reason,
      }),
    ),
    ...(rejectsNotListed === 0 ? [] : [more]),
  ];
}

function missingLines({ missing, missingByLcp }: QualityReport): Line[] {
  return [
    ...missing.map(
      ({ field, label, people, percent }): Line => ({
        section: 'missing',
        item: field,
        count: people,
        ...(percent === null ? {} : { percent }),
        detail: label,
      }),
    ),
    ...missingByLcp.flatMap(({ lcp, label, people, percents }): Line[] => [
      { section: 'lcp', item: lcp, count: people, detail: label },
      ...missing.map(
        ({ field }, at): Line => ({
          section: 'missing-by-lcp',
          item: field,
          part: lcp,
          percent: percents[at] ?? null,
        }),
      ),
    ]),
  ];
}

function columnLines({ identifiers, keptOut }: QualityReport): Line[] {
  return [
    ...identifiers.map(
      ({ file, column, kind, severity, reason, decision, isUntaken }): Line => ({
        section: 'identifiers',
        item: kind,
        part: file,
        verdict: decision?.action ?? severity,
        column,
        detail: [
          reason,
          ...(decision?.action === 'accept' ? [decision.reason] : []),
          ...(isUntaken === true ? ['Not loaded, as no field takes it.'] : []),
        ].join(' '),
      }),
    ),
    ...keptOut.map(
      ({ column, reason }): Line => ({ section: 'kept-out', item: column, column, detail: reason }),
    ),
  ];
}

function riskLines(report: QualityReport): Line[] {
  const { reidentification: risk } = report;
  if (risk === null) return [];
  const section = 're-identification';
  return [
    { section, item: 'people', count: { shown: risk.people } },
    { section, item: 'fields', detail: risk.fields.join('; ') },
    { section, item: 'rare under', count: { shown: risk.rareUnder } },
    { section, item: 'rare conditions', detail: risk.rareConditions.join('; ') },
    ...riskRows(report).flatMap(({ heading, rows }) =>
      rows.flatMap(({ what, people }): Line[] => [
        { section, item: what, part: 'alone', count: asSafe(people.alone), detail: heading },
        { section, item: what, part: 'under 5', count: asSafe(people.under5), detail: heading },
        { section, item: what, part: 'under 10', count: asSafe(people.under10), detail: heading },
      ]),
    ),
  ];
}

/**
 * A quality report as CSV in long form (RFC 4180): one line a fact, hidden counts empty with their
 * reason beside them. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function qualityCsv(report: QualityReport): string {
  const lines = [
    ...fileLines(report),
    ...rejectLines(report),
    ...report.checks.map(
      ({ id, verdict, count, title, detail, column }): Line => ({
        section: 'checks',
        item: id,
        part: title,
        verdict,
        count,
        column,
        detail,
      }),
    ),
    ...missingLines(report),
    ...columnLines(report),
    ...riskLines(report),
  ];
  const rows = [[...header], ...lines.map(cells)];
  return `${rows.map((row) => csvFormatRows([row])).join('\r\n')}\r\n`;
}
