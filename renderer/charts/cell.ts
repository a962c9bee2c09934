import {
  type Category,
  noSegmentCode,
  notAllocatedCode,
  outsideCode,
  type ReleasedName,
  totalCode,
  unknownCode,
} from '../../analytics/contract/dimensions.ts';
import {
  type ReleasedMeasure,
  type ReleasedRow,
  type ReleasedTable,
  type ReleaseNote,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { formatCount, formatInterval, formatValue, unitWords } from './number-format.ts';

const noNumbers = {
  count: null,
  denominator: null,
  value: null,
  lower: null,
  upper: null,
  excluded: null,
  unknown: null,
  benchmark: null,
  standing: null,
  rankFrom: null,
  rankTo: null,
  ranking: null,
};

/** The rows of a table, with numbers for those that are shown and for no other. */
export function drawnRows(table: ReleasedTable): ReleasedRow[] {
  return releasedRows(table).map((row) =>
    row.status === 'shown' ? row : { ...row, ...noNumbers },
  );
}

/** What a chart draws for a cell; null where it is hidden or not available. */
export function cellValue(row: ReleasedRow | undefined, note: ReleaseNote): number | null {
  if (row === undefined || row.status !== 'shown') return null;
  return row.value ?? (note.measure.unit === 'people' ? row.count : null);
}

/** A cell as it is printed: its value, `hidden` or `n/a`. */
export function cellText(row: ReleasedRow | undefined, note: ReleaseNote): string {
  const value = cellValue(row, note);
  if (value !== null) return formatValue(value, note.measure);
  return row?.status === 'hidden' ? 'hidden' : 'n/a';
}

/** A cell's interval in words, or null where it has none. */
export function cellInterval(row: ReleasedRow | undefined, note: ReleaseNote): string | null {
  if (cellValue(row, note) === null || row === undefined) return null;
  if (row.lower === null || row.upper === null) return null;
  return formatInterval(row.lower, row.upper, note.measure);
}

/** What a value is made of: people out of people for a percentage, else its two parts by name. */
function countWords({ count, denominator }: ReleasedRow, measure: ReleasedMeasure): string[] {
  const { unit, unitLabel } = measure;
  if (unit === 'percent' && count !== null) {
    const of = denominator === null ? '' : ` of ${formatCount(denominator)}`;
    return [`${formatCount(count)}${of} people`];
  }
  const things = unit === 'ratio' ? 'observed' : (unitLabel.split(' per ')[0] ?? '');
  const counted =
    things === '£' ? `£${formatCount(count ?? 0)}` : `${formatCount(count ?? 0)} ${things}`;
  return [
    ...(count === null ? [] : [counted]),
    ...(denominator === null ? [] : [`${formatCount(denominator)} people`]),
  ];
}

/** Who of a group is in no denominator: not asked about, as of other ages, and not known. */
function leftOut({ excluded, unknown }: ReleasedRow): string[] {
  return [
    ...(excluded === null || excluded === 0 ? [] : [`${formatCount(excluded)} not asked about`]),
    ...(unknown === null || unknown === 0 ? [] : [`${formatCount(unknown)} not known`]),
  ];
}

/** How a value stands against what it is compared with, e.g. `worse than everybody (12.3%)`. */
export function standingWords(row: ReleasedRow, { measure }: ReleaseNote): string | null {
  if (row.standing === null) return null;
  if (row.standing === 'not-compared') return 'not compared';
  const link = row.standing === 'similar' ? 'to' : 'than';
  const level = row.benchmark === null ? '' : ` (${formatValue(row.benchmark, measure)})`;
  return `${row.standing} ${link} ${measure.comparison ?? 'the benchmark'}${level}`;
}

/** A cell in words, for those who hover over it or hear it. */
export function cellSentence(
  subject: string,
  row: ReleasedRow | undefined,
  note: ReleaseNote,
): string {
  if (
    row === undefined ||
    row.status === 'not-available' ||
    (row.status === 'shown' && cellValue(row, note) === null)
  ) {
    return `${subject}: not available${row?.reason ? ` (${row.reason})` : ''}`;
  }
  if (row.status === 'hidden') return `${subject}: hidden${row.reason ? ` (${row.reason})` : ''}`;
  const { unit } = note.measure;
  const interval = cellInterval(row, note);
  const parts = [`${subject}: ${cellText(row, note)}${unitWords(note.measure)}`];
  if (interval !== null) parts.push(`interval ${interval}`);
  if (unit !== 'people') parts.push(...countWords(row, note.measure));
  parts.push(...leftOut(row));
  const against = standingWords(row, note);
  if (against !== null) parts.push(against);
  return parts.join('; ');
}

/** The dimension of a note by its name, or undefined where the table is not broken down by it. */
function dimensionOf(note: ReleaseNote, name: ReleasedName) {
  return note.dimensions.find((dimension) => dimension.name === name);
}

/** Every category of a dimension in order, then whatever else its rows hold; totals left out. */
export function categoriesOf(
  { note }: ReleasedTable,
  rows: readonly ReleasedRow[],
  name: ReleasedName,
) {
  const dimension = dimensionOf(note, name);
  const found = new Map<string, Category>();
  for (const category of dimension?.categories ?? []) found.set(category.code, category);
  for (const row of rows) {
    const code = row.codes[name];
    if (code === undefined || code === (dimension?.total ?? totalCode) || found.has(code)) continue;
    found.set(code, { code, label: row.labels[name] ?? code });
  }
  return [...found.values()];
}

/** The total of a dimension where the table holds one. */
export function totalOf(
  { note }: ReleasedTable,
  rows: readonly ReleasedRow[],
  name: ReleasedName,
): Category | null {
  const code = dimensionOf(note, name)?.total;
  if (code === null || code === undefined) return null;
  const row = rows.find((candidate) => candidate.codes[name] === code);
  return row === undefined ? null : { code, label: row.labels[name] ?? 'All' };
}

/** The name of a dimension as its table has it, e.g. `Deprivation quintile`. */
export function dimensionLabel({ note }: ReleasedTable, name: ReleasedName): string {
  return dimensionOf(note, name)?.label ?? name;
}

const residualCodes: readonly string[] = [
  unknownCode,
  notAllocatedCode,
  outsideCode,
  noSegmentCode,
];

/** Whether a code stands for people of no category: they are counted and never compared. */
export function isResidual(code: string | undefined): boolean {
  return code !== undefined && residualCodes.includes(code);
}

/** Whether a category of people who are not known holds nobody, as far as the table says. */
export function isKnownEmpty(
  rows: readonly ReleasedRow[],
  name: ReleasedName,
  code: string,
): boolean {
  return (
    code === unknownCode &&
    rows
      .filter((row) => row.codes[name] === code)
      .every(
        ({ status, count }) => status === 'not-available' || (status === 'shown' && count === 0),
      )
  );
}
