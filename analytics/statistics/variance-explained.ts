/** People of one group: how many, and the mean and population variance of what is measured. */
export interface Group {
  readonly size: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The percentage of the variance between people that lies between groups: 100 × (V − Σ nₖ vₖ / N) / V,
 * with V the population variance of everybody (the measure by which the BNSSG segmentation study
 * compares segmentations). 0 to 100; undefined where there is nobody or no variance.
 */
export function varianceExplained(groups: readonly Group[]): number | undefined {
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  if (people === 0) return undefined;
  const mean = groups.reduce((sum, group) => sum + group.size * group.mean, 0) / people;
  const within = groups.reduce((sum, { size, variance }) => sum + size * variance, 0);
  const between = groups.reduce((sum, group) => sum + group.size * (group.mean - mean) ** 2, 0);
  const total = within + between;
  return total > 0 ? (100 * between) / total : undefined;
}
