import type { PracticeRow } from './finding.ts';
import { cellAt, columnAt, numberAt, type PlaceTable } from './place-table.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';
import { lcpColumns, pcnColumn } from './take-lookup.ts';

function columnsOf(table: PlaceTable) {
  const listSize = columnAt(table, 'listsize', 'numberofpatients', 'total');
  const named = columnAt(table, 'practicecode', 'organisationcode', 'odscode');
  const code = named < 0 && table.columns.includes('numberofpatients') ? 'code' : null;
  return {
    code: code === null ? named : columnAt(table, code),
    name: columnAt(table, 'practicename', 'organisationname'),
    pcn: pcnColumn(table),
    lcp: lcpColumns(table),
    listSize,
    longitude: columnAt(table, 'longitude', 'lon', 'long', 'lng'),
    latitude: columnAt(table, 'latitude', 'lat'),
    period: columnAt(table, 'period'),
    listDate: columnAt(table, 'extractdate'),
  };
}

type Columns = ReturnType<typeof columnsOf>;

/** A date as NHS lists write it (`01May2022`) or as ISO, as ISO; null where it is neither. */
function isoDate(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const [, day, month = '', year] = /^(\d{2})-?([A-Za-z]{3})-?(\d{4})$/.exec(text) ?? [];
  const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
  const at = months.indexOf(month.toLowerCase());
  return day === undefined || at % 3 !== 0
    ? null
    : `${year}-${String(at / 3 + 1).padStart(2, '0')}-${day}`;
}

/** The latest period in which any practice has a PCN. */
function latestPeriod(table: PlaceTable, { period, pcn, lcp }: Columns): string | null {
  if (period < 0) return null;
  const periods = table.rows
    .filter((row) => cellAt(row, pcn) !== '' || (lcp?.codeOf(row) ?? '') !== '')
    .map((row) => cellAt(row, period));
  return periods.sort().at(-1) ?? null;
}

function practiceRow(row: readonly string[], index: number, columns: Columns): PracticeRow {
  return {
    code: cellAt(row, columns.code),
    name: cellAt(row, columns.name),
    pcn: cellAt(row, columns.pcn) || null,
    lcp: columns.lcp?.codeOf(row) || null,
    listSize: numberAt(row, columns.listSize),
    longitude: numberAt(row, columns.longitude),
    latitude: numberAt(row, columns.latitude),
    line: index + 2,
  };
}

function whatOf({ pcn, lcp, latitude, listSize }: Columns, period: string | null): string {
  const said = [
    pcn >= 0 ? 'PCN' : '',
    lcp !== null ? 'LCP' : '',
    latitude >= 0 ? 'position' : '',
    listSize >= 0 ? 'list size' : '',
  ].filter((part) => part !== '');
  return `practices: ${said.join(', ')}${period === null ? '' : ` (period ${period})`}`;
}

/**
 * Takes a table with a row a practice: its PCN, LCP, position or list size. Of a lookup by period
 * the latest one that has PCNs counts.
 */
export function takePractices({ table, area }: TableInHand): Taken {
  const columns = columnsOf(table);
  const { code, pcn, lcp, listSize, latitude } = columns;
  const useful = pcn >= 0 || lcp !== null || listSize >= 0 || latitude >= 0;
  if (code < 0 || !useful || area !== null) return null;
  const period = latestPeriod(table, columns);
  const kept = table.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => period === null || cellAt(row, columns.period) === period);
  const rows = kept
    .map(({ row, index }) => practiceRow(row, index, columns))
    .filter((practice) => practice.code !== '');
  return {
    takenFor: whatOf(columns, period),
    finding: {
      kind: 'practices',
      rows,
      lcps: lcp?.names() ?? [],
      period,
      listDate: isoDate(cellAt(table.rows[0] ?? [], columns.listDate)),
    },
  };
}
