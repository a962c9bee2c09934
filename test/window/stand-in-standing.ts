import { residualCodes, totalCode } from '../../analytics/contract/dimensions.ts';
import type { Comparison } from '../../analytics/contract/methods.ts';
import type { Polarity, Ranking, Standing } from '../../analytics/contract/released.ts';

/** One row of a compared table: null where it is hidden. */
export interface ComparedRow {
  readonly code: string;
  readonly count: number;
  readonly denominator: number;
  readonly bounds: readonly [number, number] | null;
}

export interface StoodRow {
  readonly benchmark: number | null;
  readonly standing: Standing;
  readonly from: number | null;
  readonly to: number | null;
  readonly ranking: Ranking | null;
}

const words: Readonly<Record<Polarity, readonly [Standing, Standing]>> = {
  none: ['lower', 'higher'],
  'low-is-good': ['better', 'worse'],
  'high-is-good': ['worse', 'better'],
};

const isApart = (code: string) => code === totalCode || residualCodes.includes(code);

function referenceOf(rows: readonly ComparedRow[], code: string, against: Comparison['with']) {
  const ranked = rows.filter((row) => !isApart(row.code));
  if (against === 'all') return ranked;
  if (against === 'others') return ranked.filter((row) => row.code !== code);
  return ranked.filter((row) => row.code === against.code);
}

/** How rows stand against what they are compared with, and the places that their intervals leave open. */
export function standings(
  rows: readonly ComparedRow[],
  against: Comparison['with'],
  polarity: Polarity,
  per: number,
): StoodRow[] {
  const bounded = rows.flatMap(({ code, bounds }) =>
    bounds === null || isApart(code) ? [] : [bounds],
  );
  return rows.map(({ code, bounds }) => {
    const among = referenceOf(rows, code, against);
    const sum = (pick: (row: ComparedRow) => number) =>
      among.reduce((total, row) => total + pick(row), 0);
    const benchmark = (per * sum((row) => row.count)) / sum((row) => row.denominator);
    const isItself = typeof against === 'object' && against.code === code;
    if (bounds === null || code === totalCode || isItself) {
      return { benchmark: null, standing: 'not-compared', from: null, to: null, ranking: null };
    }
    const [lower, upper] = bounds;
    const [less, more] = words[polarity];
    const standing = upper < benchmark ? less : lower > benchmark ? more : 'similar';
    if (isApart(code)) return { benchmark, standing, from: null, to: null, ranking: null };
    const above = bounded.filter(([from]) => from > upper).length;
    const below = bounded.filter(([, to]) => to < lower).length;
    const [first, last] = [above + 1, bounded.length - below];
    const isUnsure = last - first + 1 > bounded.length / 2;
    const ranking = isUnsure ? 'too-small-to-rank' : 'ranked';
    return { benchmark, standing, from: first, to: last, ranking };
  });
}
