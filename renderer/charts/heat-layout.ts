import type { Category, ReleasedName } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { categoriesOf, cellText, isKnownEmpty, totalOf } from './cell.ts';
import { formatCount } from './number-format.ts';
import { fitText, textWidth, widest } from './text-width.ts';

/** One row or column of the heat table. */
export interface Line extends Category {
  /** Its place among the categories; null for the total. */
  readonly place: number | null;
  readonly heading: readonly string[];
}

export interface HeatLayout {
  readonly rowDimension: ReleasedName;
  readonly columnDimension: ReleasedName;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Row headings stand above their cells, as there is no room beside them. */
  readonly stacked: boolean;
  readonly left: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly valueSize: number;
  /** 0 where counts are left out. */
  readonly countSize: number;
  readonly cellAt: (row: Line, column: Line) => ReleasedRow | undefined;
}

export const totalGap = 10;
/** Between one cell and the next. */
export const cellGap = 2;
export const headingSize = 12;
export const rowHeadingSize = 13;

function linesOf(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  name: ReleasedName,
): Omit<Line, 'heading'>[] {
  const categories = categoriesOf(table, rows, name)
    .map((category, place) => ({ ...category, place: category.ownPlace ?? place }))
    .filter(({ code }) => !isKnownEmpty(rows, name, code));
  const total = totalOf(table, rows, name);
  return total === null ? categories : [...categories, { ...total, place: null }];
}

function index(rows: readonly ReleasedRow[], down: ReleasedName, across: ReleasedName) {
  const found = new Map(rows.map((row) => [`${row.codes[down]}\n${row.codes[across]}`, row]));
  return (row: Category, column: Category) => found.get(`${row.code}\n${column.code}`);
}

/** The largest size of those given at which every text fits; 0 where none does. */
function sizeThatFits(texts: readonly string[], width: number, sizes: readonly number[]): number {
  return sizes.find((size) => widest(texts, { size }) <= width) ?? 0;
}

function headingRoom(labels: readonly string[], width: number): number {
  const widestLabel = Math.max(
    0,
    ...labels.map((label) => textWidth(label, { size: rowHeadingSize })),
  );
  return Math.min(Math.max(96, Math.ceil(widestLabel) + 30), width * 0.3);
}

/** Sizes at which the numbers fit their cells; counts stand beneath shares only. */
function numberSizes({ note }: ReleasedTable, rows: readonly ReleasedRow[], room: number) {
  const values = rows.map((row) => cellText(row, note));
  const counts = rows.map(({ count }) => (count === null ? '' : formatCount(count)));
  return {
    valueSize: sizeThatFits(values, room, [14, 13, 12, 11, 10]) || 9,
    countSize: note.measure.unit === 'percent' ? sizeThatFits(counts, room, [11, 10, 9]) : 0,
  };
}

/** Where everything of a heat table goes, by the first two dimensions of its table. */
export function heatLayout(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  width: number,
): HeatLayout {
  const [rowDimension = 'segment', columnDimension = 'quintile'] = table.note.dimensions.map(
    ({ name }) => name,
  );
  const down = linesOf(table, rows, rowDimension);
  const across = linesOf(table, rows, columnDimension);
  const stacked = width < 560;
  const left = stacked
    ? 0
    : headingRoom(
        down.map(({ label }) => label),
        width,
      );
  const gap = across.some(({ place }) => place === null) ? totalGap : 0;
  const cellWidth = Math.min(148, (width - left - gap) / Math.max(1, across.length));
  const sizes = numberSizes(table, rows, cellWidth - 6);
  const headed = (
    lines: readonly Omit<Line, 'heading'>[],
    space: number,
    most: number,
    size: number,
  ) => lines.map((line) => ({ ...line, heading: fitText(line.label, space, most, { size }) }));
  return {
    rowDimension,
    columnDimension,
    rows: headed(down, stacked ? width - 24 : left - 26, 2, rowHeadingSize),
    columns: headed(across, cellWidth - 4, 3, headingSize),
    stacked,
    left,
    cellWidth,
    cellHeight: sizes.countSize > 0 ? 42 : 34,
    ...sizes,
    cellAt: index(rows, rowDimension, columnDimension),
  };
}

/** The left edge of a column. */
export function columnX({ left, cellWidth, columns }: HeatLayout, place: number): number {
  return left + place * cellWidth + (columns[place]?.place === null ? totalGap : 0);
}
