import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { type Axis, axisFromZero } from './axis.ts';
import { categoriesOf, cellText, cellValue, isKnownEmpty, totalOf } from './cell.ts';
import { reach } from './interval.ts';
import { widest } from './text-width.ts';

export const leftSex = '1';
export const rightSex = '2';
export const labelSize = 11;
/** Where the first age band begins. */
export const pyramidTop = 28;
/** Between one bar and the next. */
export const barGap = 3;

export interface PyramidLayout {
  /** Youngest last, as they are drawn from the top. */
  readonly bands: readonly Category[];
  /** Sexes that have no side: said in words. */
  readonly others: readonly Category[];
  /** The sex that stands for everyone, as an outline on both sides; null where there is none. */
  readonly comparator: Category | null;
  readonly at: (band: string, sex: string) => ReleasedRow | undefined;
  readonly axis: Axis;
  readonly leftZero: number;
  readonly rightZero: number;
  /** Pixels from zero to the end of the axis. */
  readonly length: number;
  /** Values stand at the ends of the bars. */
  readonly labelled: boolean;
  readonly rowHeight: number;
  readonly labelOf: (code: string) => string;
}

function sexLabel(sexes: readonly Category[], code: string): string {
  const known = sexes.find((sex) => sex.code === code)?.label;
  return known ?? (code === leftSex ? 'Male' : 'Female');
}

/** Where the two sides lie: their zero lines, their length, and whether values fit at the ends. */
function sidesFor(bands: readonly Category[], texts: readonly string[], width: number) {
  const names = bands.map(({ label }) => label);
  const gutter = widest(names, { size: labelSize }) + 24;
  const half = (width - gutter) / 2;
  const labels = widest(texts, { size: 10.5 }) + 8;
  const labelled = half - labels >= 160;
  const length = half - (labelled ? labels : 2);
  return { leftZero: half, rightZero: half + gutter, length, labelled };
}

/** Where everything of a pyramid goes; the scale is the same on both sides. */
export function pyramidLayout(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  width: number,
): PyramidLayout {
  const { note } = table;
  const sexes = categoriesOf(table, rows, 'sex');
  const bands = categoriesOf(table, rows, 'age_band')
    .filter(({ code }) => !isKnownEmpty(rows, 'age_band', code))
    .toReversed();
  const index = new Map(rows.map((row) => [`${row.codes.age_band}\n${row.codes.sex}`, row]));
  const at = (band: string, sex: string) => index.get(`${band}\n${sex}`);
  const comparator = note.measure.unit !== 'people' ? totalOf(table, rows, 'sex') : null;
  const drawn = [leftSex, rightSex, ...(comparator === null ? [] : [comparator.code])];
  const cells = bands.flatMap(({ code }) => drawn.map((sex) => at(code, sex)));
  const highest = Math.max(0, ...cells.map((row) => reach(row, cellValue(row, note))));
  const texts = cells.map((row) => cellText(row, note));
  const sides = sidesFor(bands, texts, width);
  return {
    bands,
    others: sexes.filter(({ code }) => code !== leftSex && code !== rightSex),
    comparator,
    at,
    axis: axisFromZero(highest, sides.length, note.measure),
    ...sides,
    rowHeight: width < 520 ? 18 : 21,
    labelOf: (code) => sexLabel(sexes, code),
  };
}
