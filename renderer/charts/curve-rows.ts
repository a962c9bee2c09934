import type { Category, ReleasedName } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { categoriesOf, cellValue, isKnownEmpty, isResidual } from './cell.ts';

/** One line: its category, and its row in each age band, null where the table has none. */
export interface CurveLine extends Category {
  /** Its place among the categories, from 0. */
  readonly place: number;
  readonly rows: readonly (ReleasedRow | null)[];
  readonly values: readonly (number | null)[];
  /** Whether its intervals are drawn. */
  readonly bounded: boolean;
}

export interface CurveRows {
  /** What there is a line for each of; null where there is one line for everyone. */
  readonly dimension: ReleasedName | null;
  readonly bands: readonly Category[];
  readonly lines: readonly CurveLine[];
  /** Categories of people who are not known: no line, and said in words. */
  readonly unknown: readonly Category[];
}

/** More lines than this have intervals in the table alone, but for the two ends of an order. */
const mostBounded = 2;

function isBounded(dimension: ReleasedName | null, place: number, count: number): boolean {
  if (count <= mostBounded) return true;
  return dimension === 'quintile' && (place === 0 || place === count - 1);
}

function bandsOf(table: ReleasedTable, rows: readonly ReleasedRow[]): Category[] {
  const met = new Set(rows.map(({ codes }) => codes.age_band));
  return categoriesOf(table, rows, 'age_band').filter(
    ({ code }) => !isResidual(code) && met.has(code),
  );
}

const everyone: Category = { code: '', label: '' };

/** The lines of a table by age band and at most one dimension more; totals and those not known are none. */
export function curveRows(table: ReleasedTable, rows: readonly ReleasedRow[]): CurveRows {
  const { note } = table;
  const dimension = note.dimensions.find(({ name }) => name !== 'age_band')?.name ?? null;
  const bands = bandsOf(table, rows);
  const found = dimension === null ? [everyone] : categoriesOf(table, rows, dimension);
  const known = found.filter(({ code }) => !isResidual(code));
  const keyed = new Map(
    rows.map((row) => [`${row.codes.age_band}\n${dimension ? row.codes[dimension] : ''}`, row]),
  );
  const at = (code: string) => bands.map((band) => keyed.get(`${band.code}\n${code}`) ?? null);
  return {
    dimension,
    bands,
    lines: known
      .map((category, place) => {
        const own = at(category.code);
        const values = own.map((row) => cellValue(row ?? undefined, note));
        const bounded = isBounded(dimension, place, known.length);
        return { ...category, place: category.ownPlace ?? place, rows: own, values, bounded };
      })
      .filter((line) => line.rows.some((row) => row !== null)),
    unknown:
      dimension === null
        ? []
        : found.filter(
            ({ code }) =>
              isResidual(code) &&
              !isKnownEmpty(rows, dimension, code) &&
              rows.some((row) => row.codes[dimension] === code),
          ),
  };
}
