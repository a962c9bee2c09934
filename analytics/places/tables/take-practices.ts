import type { PracticeRow } from '../finding.ts';
import { lcpColumns, pcnAt, pcnColumn, yearOfPcnColumn } from './lcp-columns.ts';
import { choosePeriod } from './period.ts';
import { cellAt, columnAt, lineAt, numberAt, type PlaceTable } from './place-table.ts';
import { readDate } from './read-date.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';
import { weightColumn, weightOf } from './weight-column.ts';

const codeNames = ['practicecode', 'organisationcode', 'odscode', 'gppracticecode'];
const otherCodeNames = ['partnerorganisationcode', 'matchedpracticecode'];

function columnsOf(table: PlaceTable) {
  const named = columnAt(table, ...codeNames, ...otherCodeNames);
  const isList = table.columns.includes('numberofpatients');
  return {
    code: named < 0 && isList ? columnAt(table, 'code') : named,
    name: columnAt(table, 'practicename', 'organisationname', 'partnername'),
    pcn: pcnColumn(table),
    lcp: lcpColumns(table),
    weight: weightColumn(table),
    listSize: columnAt(table, 'listsize', 'numberofpatients', 'total'),
    longitude: columnAt(table, 'longitude', 'lon', 'long', 'lng'),
    latitude: columnAt(table, 'latitude', 'lat'),
    period: columnAt(table, 'period'),
    listDate: columnAt(table, 'extractdate'),
    closed: columnAt(table, 'closedate', 'closed', 'closeddate'),
    joined: columnAt(table, 'practicetopcnrelationshipstartdate', 'startdate', 'validfrom'),
    left: columnAt(table, 'practicetopcnrelationshipenddate', 'enddate', 'validto'),
  };
}

type Columns = ReturnType<typeof columnsOf>;

interface Placed {
  readonly row: readonly string[];
  readonly index: number;
}

/** Whether a row with dates of joining and leaving holds on a date, or without one still does. */
function isHeldOn(row: readonly string[], { joined, left }: Columns, asAt: string | null): boolean {
  const [from, to] = [readDate(cellAt(row, joined)), readDate(cellAt(row, left))];
  if (asAt === null) return to === null;
  return (from === null || from <= asAt) && (to === null || to >= asAt);
}

function practiceRow(
  table: PlaceTable,
  columns: Columns,
  { row, index }: Placed,
  asAt: string | null,
): PracticeRow {
  const isHeld = columns.left < 0 || isHeldOn(row, columns, asAt);
  return {
    code: cellAt(row, columns.code),
    name: cellAt(row, columns.name),
    pcn: isHeld ? pcnAt(row, columns.pcn) || null : null,
    lcp: isHeld ? columns.lcp?.codeOf(row) || null : null,
    weight: weightOf(table, columns.weight, index),
    listSize: numberAt(row, columns.listSize),
    longitude: numberAt(row, columns.longitude),
    latitude: numberAt(row, columns.latitude),
    closed: readDate(cellAt(row, columns.closed)),
    line: lineAt(table, index),
  };
}

/** The period that counts, of those in which any practice has a PCN or an LCP. */
function periodOf(table: PlaceTable, { period, pcn, lcp }: Columns, asAt: string | null) {
  const inHeader = yearOfPcnColumn(table);
  if (period < 0) return inHeader === '' ? null : choosePeriod([inHeader], asAt);
  const placed = table.rows.filter(
    (row) => pcnAt(row, pcn) !== '' || (lcp?.codeOf(row) ?? '') !== '',
  );
  const rows = placed.length > 0 ? placed : table.rows;
  return choosePeriod(
    rows.map((row) => cellAt(row, period)),
    asAt,
  );
}

function whatOf(columns: Columns, chosen: ReturnType<typeof periodOf>, without: number): string {
  const { pcn, lcp, latitude, listSize, closed, left, weight } = columns;
  const said = [
    pcn >= 0 && 'PCN',
    lcp !== null && 'LCP',
    weight >= 0 && 'shares',
    latitude >= 0 && 'position',
    listSize >= 0 && 'list size',
    closed >= 0 && 'dates of closing',
    left >= 0 && 'dates of joining and leaving',
  ].filter((part) => part !== false);
  const period = chosen === null ? '' : ` (period ${chosen.label}, ${chosen.why})`;
  return `practices: ${said.join(', ')}${period}${without === 0 ? '' : `; rows without a code: ${without}`}`;
}

/**
 * Takes a table with a row a practice: its PCN, LCP, position, list size or date of closing. Of a
 * lookup by period the one in force on the as-at date counts, else the latest that has PCNs; of one
 * with dates of joining and leaving, the rows that hold on that date.
 */
export function takePractices({ table, area, asAt }: TableInHand): Taken {
  const columns = columnsOf(table);
  const { code, pcn, lcp, listSize, latitude, closed } = columns;
  const isUseful = pcn >= 0 || lcp !== null || listSize >= 0 || latitude >= 0 || closed >= 0;
  if (code < 0 || !isUseful || area !== null) return null;
  const chosen = periodOf(table, columns, asAt);
  const inPeriod = table.rows
    .map((row, index): Placed => ({ row, index }))
    .filter(({ row }) => columns.period < 0 || cellAt(row, columns.period) === chosen?.label);
  const coded = inPeriod.filter(({ row }) => cellAt(row, code) !== '');
  const isDated = columns.left >= 0;
  const listDate = readDate(cellAt(table.rows[0] ?? [], columns.listDate));
  return {
    takenFor: whatOf(columns, chosen, inPeriod.length - coded.length),
    finding: {
      kind: 'practices',
      rows: coded.map((placed) => practiceRow(table, columns, placed, asAt)),
      lcps: lcp?.names() ?? [],
      isInForce: isDated || chosen?.why === 'in force on the as-at date',
      isDated,
      trueOn: chosen === null ? listDate : chosen.to || null,
    },
  };
}
