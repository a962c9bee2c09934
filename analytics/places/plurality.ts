/** A part of one thing that goes to another, by a count or a share. */
export interface Part {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

export interface Plurality {
  readonly taken: string;
  /** All that have as much as the one that takes it: one where there is no tie. */
  readonly level: readonly string[];
  readonly total: number;
  /** What the one that takes it has more than the next, as a share of the total from 0 to 1. */
  readonly lead: number;
}

function sums(parts: readonly Part[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const { from, to, weight } of parts) {
    const shares = all.get(from) ?? new Map<string, number>();
    shares.set(to, (shares.get(to) ?? 0) + weight);
    all.set(from, shares);
  }
  return all;
}

function overall(parts: readonly Part[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { to, weight } of parts) all.set(to, (all.get(to) ?? 0) + weight);
  return all;
}

/**
 * Gives each `from` to the `to` with the greatest weight. A tie goes to the one with more weight in
 * all, then to the first by code. What has no weight at all goes to nobody. Parts of one pair add up.
 */
export function plurality(parts: readonly Part[]): ReadonlyMap<string, Plurality> {
  const whole = overall(parts);
  const found = new Map<string, Plurality>();
  for (const [from, shares] of sums(parts)) {
    const ranked = [...shares].sort(
      ([a, x], [b, y]) =>
        y - x || (whole.get(b) ?? 0) - (whole.get(a) ?? 0) || (a < b ? -1 : a > b ? 1 : 0),
    );
    const [taken, most] = ranked[0] ?? ['', 0];
    const total = [...shares.values()].reduce((sum, weight) => sum + weight, 0);
    if (most <= 0) continue;
    const next = ranked[1]?.[1] ?? 0;
    const level = ranked.filter(([, weight]) => weight === most).map(([to]) => to);
    found.set(from, { taken, level, total, lead: (most - next) / total });
  }
  return found;
}
