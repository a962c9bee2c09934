import { literal, type Sql, sql } from '../../sql/sql.ts';

/** Editions of the English Index of Multiple Deprivation whose ranks are read, the newest first. */
export const editions = ['IMD 2025', 'IMD 2019', 'IMD 2015'] as const;

/** How many areas each edition ranks: LSOAs of 2021, and twice those of 2011. */
const ranked: ReadonlyMap<string, number> = new Map([
  ['IMD 2025', 33_755],
  ['IMD 2019', 32_844],
  ['IMD 2015', 32_844],
]);

/** How many areas an edition ranks, 1 the most deprived; undefined where that is not known. */
export function rankedAreas(edition: string): number | undefined {
  return ranked.get(edition);
}

/**
 * The decile of a rank, 1 the most deprived: ceil(rank * 10 / N) in whole numbers, as published.
 * Null for a rank that the edition does not have, and for every rank of an edition that is not
 * known. The quintile is half of it, rounded up.
 */
export function rankDecile(rank: Sql, edition: string): Sql {
  const areas = rankedAreas(edition);
  if (areas === undefined) return sql`CAST(NULL AS UTINYINT)`;
  const n = literal(areas);
  return sql`CAST(CASE WHEN ${rank} BETWEEN 1 AND ${n}
    THEN (CAST(${rank} AS INTEGER) * 10 + ${n} - 1) // ${n} END AS UTINYINT)`;
}
