import { listSizes } from '../figures/list-sizes.ts';
import { type Random, shuffled } from '../random.ts';
import { spread } from './centres.ts';
import { distance, type Spot, studentQuarter } from './relief.ts';

export interface CityPractice {
  readonly spot: Spot;
  readonly partnership: number;
  /** 0 or 1 in a partnership that has two networks, else 0. */
  readonly network: number;
  readonly listSize: number;
  readonly forStudents: boolean;
}

/** Shares out a number in proportion to weights, with at least two for each (largest remainders). */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const least = 2;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const free = total - least * weights.length;
  const exact = weights.map((weight) => (free * weight) / sum);
  const shares = exact.map((share) => least + Math.floor(share));
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = [...exact.keys()].sort(
    (a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b,
  );
  for (const index of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** Places practices in the partnerships, far apart, and gives each a list size like those of Leeds. */
export function placePractices(
  hearts: readonly Spot[],
  partnershipOf: readonly number[],
  wanted: number,
  random: Random,
): CityPractice[] {
  const partnerships = Math.max(...partnershipOf) + 1;
  const members = Array.from({ length: partnerships }, (_, index) =>
    hearts.filter((_heart, area) => partnershipOf[area] === index),
  );
  const counts = shareOut(
    wanted,
    members.map((spots) => spots.length),
  );
  const largest = counts.indexOf(Math.max(...counts));
  const places = members.flatMap((spots, partnership) => {
    const chosen = spread(
      spots,
      counts[partnership] ?? 0,
      Math.floor(random.unit() * spots.length),
    );
    const west = chosen
      .map((index) => (spots[index] as Spot).x)
      .sort((a, b) => a - b)
      .at(Math.floor(chosen.length / 2));
    return chosen.map((index) => {
      const spot = spots[index] as Spot;
      const network = partnership === largest && spot.x >= (west ?? 0) ? 1 : 0;
      return { spot, partnership, network };
    });
  });
  const sizes = listSizes(places.length);
  const biggest = sizes.pop() ?? 0;
  const mixed = shuffled(sizes, random);
  const student = places.reduce(
    (best, { spot }, index) =>
      distance(spot, studentQuarter) <
      distance((places[best] as { spot: Spot }).spot, studentQuarter)
        ? index
        : best,
    0,
  );
  return places.map((place, index) => ({
    ...place,
    forStudents: index === student,
    listSize: index === student ? biggest : (mixed.pop() ?? 0),
  }));
}
