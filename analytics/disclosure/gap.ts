import { totalCode } from '../contract/dimensions.ts';
import type { Form } from '../contract/released.ts';
import { type Effects, effectLeverage, effectsOf } from '../measures/age-effect.ts';
import type { AgeCounts } from '../measures/counted.ts';
import { describeGap, gapCategories } from '../measures/describe-gap.ts';
import {
  type Fifth,
  type Fifths,
  type GapCode,
  gapStatistics,
} from '../measures/gap-statistics.ts';
import type { CountedMeasure } from '../measures/measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { type Estimate, withoutEstimate } from '../statistics/estimate.ts';
import { type ProtectedCell, without } from './cell.ts';
import { grainOf, toGrain } from './grain.ts';
import { coarseness, type Policy } from './policy.ts';
import { isSmallBand, smallBand, whyNot } from './small-band.ts';

/** A table of gaps as it may leave: a row for each group and figure. */
export interface GapTable {
  readonly measured: Omit<MeasuredTable, 'rows'>;
  readonly codes: readonly (readonly string[])[];
  readonly cells: readonly ProtectedCell[];
}

const quintiles = ['1', '2', '3', '4', '5'];

/** A protected cell, and the age bands of the row that it is of. */
interface OfQuintile {
  readonly cell: ProtectedCell;
  readonly ages: readonly AgeCounts[];
}

type ByQuintile = ReadonlyMap<string, OfQuintile>;

/** The cells of each group by quintile; `place` is that of the quintile among the dimensions. */
function groupsOf({ rows }: MeasuredTable, cells: readonly ProtectedCell[], place: number) {
  const groups = new Map<string, { codes: readonly string[]; fifths: Map<string, OfQuintile> }>();
  rows.forEach(({ codes, ages = [] }, row) => {
    const own = codes.toSpliced(place, 1);
    const key = own.join('\n');
    const group = groups.get(key) ?? { codes: own, fifths: new Map<string, OfQuintile>() };
    const quintile = codes[place] ?? totalCode;
    const cell = cells[row];
    if (cell !== undefined) group.fifths.set(quintile, { cell, ages });
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
function lacking(fifths: ByQuintile): ProtectedCell | null {
  for (const quintile of quintiles) {
    const { cell } = fifths.get(quintile) ?? {};
    if (fifthOf(cell) !== null) continue;
    const why = cell?.reason === null || cell === undefined ? 'it has no interval' : cell.reason;
    const status = cell?.status === 'hidden' ? 'hidden' : 'not-available';
    return without(status, `quintile ${quintile}: ${why}`);
  }
  return null;
}

/** A figure, and the steps in which it is told. */
type Grained = readonly [estimate: Estimate, grain: number];

/** What a group's quintiles add up to; null where one of them is not told. */
function totalsOf(fifths: ByQuintile) {
  const cells = quintiles.map((quintile) => fifths.get(quintile)?.cell);
  const sum = (of: (cell: ProtectedCell) => number | null) =>
    cells.reduce<number | null>((total, cell) => {
      const own = cell === undefined ? null : of(cell);
      return total === null || own === null ? null : total + own;
    }, 0);
  return {
    count: sum(({ count }) => count),
    denominator: sum(({ denominator }) => denominator),
    excluded: sum(({ excluded }) => excluded),
    unknown: sum(({ unknown }) => unknown),
  };
}

/** Digits that are told of a figure made of rounded counts. */
const told = 4;

/** A figure's number, told no finer than its grain, and where counts are rounded than they bear. */
function toFigure(
  value: number,
  grain: number,
  { rounding }: Policy,
  towards: 'nearest' | 'below' | 'above' = 'nearest',
): number {
  if (grain > 0) return toGrain(value, grain, towards);
  return rounding > 1 ? Number(value.toPrecision(told)) : value;
}

function cellOf(figure: Grained | undefined, fifths: ByQuintile, policy: Policy): ProtectedCell {
  const totals = totalsOf(fifths);
  const [estimate, grain] = figure ?? [undefined, 0];
  if (estimate === undefined || estimate.value === null) {
    const why =
      estimate === undefined ? 'not worked out for this measure' : whyNot(estimate.reason, policy);
    return without('not-available', why, totals);
  }
  const { value, lower, upper, reason } = estimate;
  return {
    ...totals,
    value: toFigure(value, grain, policy),
    lower: lower === null ? null : toFigure(lower, grain, policy, 'below'),
    upper: upper === null ? null : toFigure(upper, grain, policy, 'above'),
    status: 'shown',
    reason: reason?.text ?? null,
  };
}

/** The coarser of the steps in which two values are told. */
const coarser = (fifths: readonly Fifth[], policy: Policy) =>
  Math.max(...fifths.map(({ value, count }) => grainOf(value, count, coarseness(policy))));

/** The effects of rates and ages, unless an age band holds so few that they would tell of them. */
function tellEffects(
  most: readonly AgeCounts[],
  least: readonly AgeCounts[],
  { per }: CountedMeasure,
  policy: Policy,
): Effects {
  const isSmall = ({ denominator }: AgeCounts) => isSmallBand(denominator, policy);
  if (![...most, ...least].some(isSmall)) return effectsOf(most, least, per);
  const reason = { code: 'population-not-positive', text: smallBand } as const;
  const none = { ...withoutEstimate('', 'population-not-positive'), reason };
  return { rates: none, ages: none };
}

/**
 * The figures of five shown quintiles, each with its grain: from released numbers they are told as they
 * are, counts in the steps of counts; effects of ages, which exact counts give, as coarsely as values.
 */
function figuresOf(
  fifths: ByQuintile,
  form: Form,
  measure: CountedMeasure,
  policy: Policy,
): Partial<Record<GapCode, Grained>> {
  const shown = quintiles.map((quintile) =>
    fifthOf(fifths.get(quintile)?.cell),
  ) as readonly Fifth[];
  const gaps = gapStatistics(shown as unknown as Fifths, measure, form);
  const ages = (quintile: string) => fifths.get(quintile)?.ages ?? [];
  const [most, least] = [shown[0] as Fifth, shown[4] as Fifth];
  const areAged = ages('1').length > 0;
  const effects = areAged ? tellEffects(ages('1'), ages('5'), measure, policy) : null;
  const step = Math.max(
    coarser([most, least], policy),
    areAged ? grainOf(effectLeverage(ages('1'), ages('5'), measure.per), 1, coarseness(policy)) : 0,
  );
  return {
    ...Object.fromEntries(
      Object.entries(gaps).map(([code, estimate]) => [
        code,
        [estimate, code === 'excess' ? grainOf(1, 1, policy.rounding) : 0],
      ]),
    ),
    ...(effects === null
      ? {}
      : { 'rate-effect': [effects.rates, step], 'age-effect': [effects.ages, step] }),
  };
}

/**
 * How far quintiles are apart, from the protected cells of a table by quintile, so that it tells nothing
 * that they do not, but for the effects of ages, which are told as coarsely as those cells.
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
    const figures = lacks === null ? figuresOf(fifths, measured.measure.form, measure, policy) : {};
    return categories.map(({ code }) => ({
      codes: [...codes, code],
      cell: lacks ?? cellOf(figures[code as GapCode], fifths, policy),
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
