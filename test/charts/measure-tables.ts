import type { ReleasedTable, ReleaseNote, Standing } from '../../analytics/contract/released.ts';
import {
  type Cell,
  costMeasure,
  type FixtureDimension,
  gatedShare,
  hiddenReason,
  rateMeasure,
  releasedTable,
  seeded,
  shareMeasure,
} from './fixture.ts';
import { bandDimension, bands, quintileDimension, quintiles } from './tables.ts';

/** A value with its interval, compared with a benchmark of which few are better. */
function compared(
  codes: readonly string[],
  value: number,
  half: number,
  benchmark: number,
  words: readonly [below: Standing, above: Standing],
): Cell {
  const standing =
    value + half < benchmark ? words[0] : value - half > benchmark ? words[1] : 'similar';
  const limits = { lower: Math.max(0, value - half), upper: value + half };
  return { codes, value, ...limits, benchmark, standing };
}

/** Places that a row may have: one after those surely above it, one before those surely below. */
function placed(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) => {
    const from = 1 + cells.filter((other) => (other.lower ?? 0) > (cell.upper ?? 0)).length;
    const below = cells.filter((other) => (other.upper ?? 0) < (cell.lower ?? 0)).length;
    const to = cells.length - below;
    const ranking = to - from + 1 > cells.length / 2 ? 'too-small-to-rank' : 'ranked';
    return { ...cell, rank_from: from, rank_to: to, ranking };
  });
}

/** A measure by one dimension, each category compared with everybody; one hidden where it is said. */
export function comparedTable(
  dimension: FixtureDimension,
  measure: ReleaseNote['measure'],
  benchmark: number,
  { seed = 11, hidden = -1 }: { readonly seed?: number; readonly hidden?: number } = {},
): ReleasedTable {
  const random = seeded(seed);
  const words = measure.polarity === 'none' ? ['lower', 'higher'] : ['better', 'worse'];
  const known = dimension.categories.filter(({ code }) => code !== 'not-allocated');
  const drawn = known.map(({ code }) =>
    compared(
      [code],
      benchmark * (0.7 + random() * 0.6),
      benchmark * (0.04 + random() ** 4 * 0.5),
      benchmark,
      words as [Standing, Standing],
    ),
  );
  const hide = (cell: Cell, place: number): Cell =>
    place === hidden
      ? { codes: cell.codes, standing: null, status: 'hidden', reason: hiddenReason }
      : cell;
  const total: Cell = { codes: ['all'], value: benchmark, standing: 'not-compared' };
  return releasedTable([dimension], [...placed(drawn).map(hide), total], {
    measure: { ...measure, comparison: 'everybody' },
  });
}

/** Who has two or more conditions, by age and deprivation: the deprived some years before the others. */
export function curveTable(people = 40_000, seed = 9): ReleasedTable {
  const random = seeded(seed);
  const cells = bands.flatMap(({ code }, age) =>
    quintiles.map((quintile, place) => {
      const later = place * 2.1;
      const share = 0.86 / (1 + Math.exp(-((age * 5 - 58 - later) / 10.5)));
      const size = (people / 19) * (age < 13 ? 1 : Math.max(0.05, 1 - (age - 12) * 0.15));
      const drawn = Math.round(size * share * (0.97 + random() * 0.06));
      return gatedShare([code, quintile.code], drawn, Math.max(10, Math.round(size)));
    }),
  );
  return releasedTable([bandDimension, { ...quintileDimension, total: null }], cells, {
    measure: {
      ...shareMeasure,
      id: 'two-or-more-conditions',
      label: 'People with two or more conditions',
      numerator: 'Those of the denominator who have two or more',
      denominator: 'People whose conditions are known',
    },
  });
}

/** Cost by age and one dimension more: some hidden, some not available, lines near each other. */
export function curveOf(dimension: FixtureDimension, seed = 4): ReleasedTable {
  const random = seeded(seed);
  const cells = dimension.categories.flatMap(({ code }, place) =>
    bands.map((band, age): Cell => {
      const codes = [code, band.code];
      if (place === 1 && age < 3) return { codes, status: 'not-available', reason: 'not held' };
      if (random() < 0.06) return { codes, status: 'hidden', reason: hiddenReason };
      const value = 220 + age * 95 + place * 14 + random() * 60;
      return { codes, value, lower: value * 0.93, upper: value * 1.07 };
    }),
  );
  return releasedTable([{ ...dimension, total: null }, bandDimension], cells, {
    measure: costMeasure,
  });
}

/** A rate compared with all the others: each category has a benchmark of its own. */
export function othersTable(dimension: FixtureDimension, seed = 12): ReleasedTable {
  const random = seeded(seed);
  const known = dimension.categories.filter(({ code }) => code !== 'not-allocated');
  const cells = known.map(({ code }) => {
    const value = 1_040 + random() * 880;
    return compared([code], value, 90, 1_520 - value / known.length, ['better', 'worse']);
  });
  const total: Cell = { codes: ['all'], value: 1_480, standing: 'not-compared' };
  return releasedTable([dimension], [...placed(cells), total], {
    measure: { ...rateMeasure, comparison: 'all the others' },
  });
}

/** A rate by segment and age, each segment hidden from an age on that is its own. */
export function endingCurves(dimension: FixtureDimension, seed = 6): ReleasedTable {
  const random = seeded(seed);
  const cells = dimension.categories.flatMap(({ code }, place) =>
    bands.map((band, age): Cell => {
      const codes = [code, band.code];
      if (age > 18 - place * 2) return { codes, status: 'hidden', reason: hiddenReason };
      const value = 20 + age * 6 + place * 21 + random() * 20;
      return { codes, value, lower: value * 0.93, upper: value * 1.07 };
    }),
  );
  return releasedTable([{ ...dimension, total: null }, bandDimension], cells, {
    measure: rateMeasure,
  });
}
