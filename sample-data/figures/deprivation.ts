/**
 * Areas of Leeds in each national decile of IMD 2019, 1 = most deprived: 482 LSOAs of 2011, of which
 * 162, 63, 85, 98 and 74 in quintiles 1 to 5. Source: MHCLG, Indices of Deprivation 2019.
 */
const areasByDecile = [114, 48, 42, 21, 45, 40, 56, 42, 41, 33] as const;

/** The last rank in each decile of the 32,844 areas of England (MHCLG 2019). */
const lastRankOfDecile = [
  3284, 6568, 9853, 13137, 16422, 19706, 22990, 26275, 29559, 32844,
] as const;

/** Score at a national rank: points read off IMD 2019, with straight lines between them. */
const scoreAtRank: readonly (readonly [rank: number, score: number])[] = [
  [1, 92.7],
  [60, 77],
  [1484, 54.8],
  [3829, 41.6],
  [7939, 30.2],
  [14356, 20],
  [19155, 14.8],
  [22784, 11.5],
  [27756, 7.4],
  [32664, 2],
  [32844, 0.5],
];

/** The score, to three decimals, that an area of that rank would have. */
export function scoreOf(rank: number): number {
  const next = Math.max(
    1,
    scoreAtRank.findIndex(([knot]) => knot >= rank),
  );
  const [lowerRank, upper] = scoreAtRank[next - 1] ?? [0, 0];
  const [upperRank, lower] = scoreAtRank[next] ?? [1, 0];
  const part = (rank - lowerRank) / (upperRank - lowerRank);
  return Math.round((upper + (lower - upper) * part) * 1000) / 1000;
}

/** National ranks and deciles for the areas of an invented city, most deprived first. */
export function ranksOfCity(): { readonly decile: number; readonly rank: number }[] {
  return areasByDecile.flatMap((areas, index) => {
    const last = lastRankOfDecile[index] ?? 0;
    const before = index === 0 ? 0 : (lastRankOfDecile[index - 1] ?? 0);
    return Array.from({ length: areas }, (_, place) => ({
      decile: index + 1,
      rank: before + Math.ceil(((place + 0.5) * (last - before)) / areas),
    }));
  });
}
