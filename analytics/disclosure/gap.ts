import { totalCode } from '../contract/dimensions.ts';
import { describeGap, gapCategories } from '../measures/describe-gap.ts';
import { type Fifth, type Fifths, gapStatistics } from '../measures/gap-statistics.ts';
import type { CountedMeasure } from '../measures/measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { type ProtectedCell, without } from './cell.ts';
import { grainOf, toGrain } from './grain.ts';
import type { Policy } from './policy.ts';

/** A table of gaps as it may leave: a row for each group and figure. */
export interface GapTable {
  readonly measured: Omit<MeasuredTable, 'rows'>;
  readonly codes: readonly (readonly string[])[];
  readonly cells: readonly ProtectedCell[];
}

const quintiles = ['1', '2', '3', '4', '5'];

/** The cells of each group by quintile; `place` is that of the quintile among the dimensions. */
function groupsOf({ rows }: MeasuredTable, cells: readonly ProtectedCell[], place: number) {
  const groups = new Map<
    string,
    { codes: readonly string[]; fifths: Map<string, ProtectedCell> }
  >();
  rows.forEach(({ codes }, row) => {
    const own = codes.toSpliced(place, 1);
    const key = own.join('\n');
    const group = groups.get(key) ?? { codes: own, fifths: new Map<string, ProtectedCell>() };
    const quintile = codes[place] ?? totalCode;
    const cell = cells[row];
    if (cell !== undefined) group.fifths.set(quintile, cell);
    groups.set(key, group);
  });
  return [...groups.values()];
}

/** A quintile's numbers, where it has all of them. */
function fifthOf(cell: ProtectedCell | undefined): Fifth | null {
  const { count, denominator, value, lower, upper } = cell ?? {};
  if (count == null || denominator == null || value == null) return null;
  return lower == null || upper == null ? null : { count, denominator, value, lower, upper };
}

/** Why a group has no figures: one of its quintiles has none. */
function lacking(fifths: ReadonlyMap<string, ProtectedCell>): ProtectedCell | null {
  for (const quintile of quintiles) {
    const cell = fifths.get(quintile);
    if (fifthOf(cell) !== null) continue;
    const why = cell?.reason === null || cell === undefined ? 'it has no interval' : cell.reason;
    const status = cell?.status === 'hidden' ? 'hidden' : 'not-available';
    return without(status, `quintile ${quintile}: ${why}`);
  }
  return null;
}

/** Figures that are counts are told as coarsely as counts are; the others come from such counts. */
function cellOf(code: string, estimate: Estimate | undefined, { rounding }: Policy): ProtectedCell {
  if (estimate === undefined || estimate.value === null) {
    return without('not-available', estimate?.reason?.text ?? 'not worked out for this measure');
  }
  const grain = code === 'excess' ? grainOf(1, 1, rounding) : 0;
  const to = (value: number | null) => (value === null ? null : toGrain(value, grain));
  const { value, lower, upper, reason } = estimate;
  const nothing = { count: null, denominator: null, excluded: null };
  const limits = { value: toGrain(value, grain), lower: to(lower), upper: to(upper) };
  return { ...nothing, ...limits, status: 'shown', reason: reason?.text ?? null };
}

/**
 * How far quintiles are apart, from the protected cells of a table by quintile, so that it tells nothing
 * that they do not.
 */
export function gapTable(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  measure: CountedMeasure,
  policy: Policy,
): GapTable {
  const place = measured.dimensions.findIndex(({ name }) => name === 'quintile');
  const categories = gapCategories(measured.measure);
  const groups = groupsOf(measured, cells, place);
  const found = groups.flatMap(({ codes, fifths }) => {
    const lacks = lacking(fifths);
    const numbers = quintiles.map((quintile) => fifthOf(fifths.get(quintile)));
    const gaps =
      lacks === null
        ? gapStatistics(numbers as unknown as Fifths, measure, measured.measure.form)
        : {};
    return categories.map(({ code }) => ({
      codes: [...codes, code],
      cell: lacks ?? cellOf(code, gaps[code as keyof typeof gaps], policy),
    }));
  });
  const statistic = { name: 'statistic', label: 'Figure', categories } as const;
  return {
    measured: {
      measure: describeGap(measured.measure),
      dimensions: [...measured.dimensions.toSpliced(place, 1), statistic],
      totals: measured.totals,
    },
    codes: found.map(({ codes }) => codes),
    cells: found.map(({ cell }) => cell),
  };
}
