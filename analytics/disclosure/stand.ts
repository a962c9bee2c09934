import {
  type Dimension,
  type ReleasedName,
  residualCodes,
  totalCode,
} from '../contract/dimensions.ts';
import type { Polarity, Ranking, Standing } from '../contract/released.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { compareWithBenchmark } from '../statistics/comparison.ts';
import { isTooSmallToRank, type RankRange, rankRanges } from '../statistics/rank-range.ts';
import type { ProtectedCell } from './cell.ts';

/** How a released value stands among others: worked out from released numbers only. */
export interface Stood {
  readonly benchmark: number | null;
  readonly standing: Standing;
  readonly rankFrom: number | null;
  readonly rankTo: number | null;
  readonly ranking: Ranking | null;
}

/** The rows that are ranked among one another: alike in all but the dimension compared. */
function rankedTogether({ rows, dimensions }: MeasuredTable, dimension: Dimension): number[][] {
  const place = dimensions.findIndex(({ name }) => name === dimension);
  const together = new Map<string, number[]>();
  rows.forEach(({ codes }, row) => {
    const own = codes[place] ?? totalCode;
    if (own === totalCode || residualCodes.includes(own)) return;
    const key = codes.filter((_, at) => at !== place).join('\n');
    together.set(key, [...(together.get(key) ?? []), row]);
  });
  return [...together.values()];
}

/** Dimensions of which somebody is in charge: of ages or of ethnic groups nobody is better or worse. */
const judged: readonly ReleasedName[] = ['lcp', 'pcn', 'practice', 'quintile'];

/** A place among others, and whether intervals support it. */
interface Placed {
  readonly range: RankRange;
  readonly ranking: Ranking;
}

/** The places of rows by their number; ratios to what was expected have none among one another. */
function placesOf(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  compared: Dimension,
): ReadonlyMap<number, Placed> {
  const places = new Map<number, Placed>();
  if (measured.measure.unit === 'ratio') return places;
  for (const together of rankedTogether(measured, compared)) {
    const found = rankRanges(together.map((row) => cells[row] ?? { lower: null, upper: null }));
    const ranked = found.filter((range) => range !== null).length;
    together.forEach((row, at) => {
      const range = found[at];
      if (!range) return;
      const isUnsure = isTooSmallToRank(range, ranked);
      places.set(row, { range, ranking: isUnsure ? 'too-small-to-rank' : 'ranked' });
    });
  }
  return places;
}

/** Where every row of a compared table stands; empty where it is not compared. */
export function stand(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  benchmarks: readonly (number | null)[],
): readonly Stood[] {
  const { compared, measure } = measured;
  if (compared === undefined) return [];
  const polarity: Polarity = judged.includes(compared) ? measure.polarity : 'none';
  const places = placesOf(measured, cells, compared);
  return cells.map((cell, row) => {
    const benchmark = benchmarks[row] ?? null;
    const { lower, upper } = cell;
    const place = places.get(row);
    return {
      benchmark,
      standing: compareWithBenchmark({ lower, upper, benchmark, polarity }),
      rankFrom: place?.range.from ?? null,
      rankTo: place?.range.to ?? null,
      ranking: place?.ranking ?? null,
    };
  });
}
