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

type Place = Pick<CityPractice, 'spot' | 'partnership' | 'network'>;

/** Spots in one partnership; where it has two networks, its eastern half is the second. */
function placesIn(
  partnership: number,
  spots: readonly Spot[],
  wanted: number,
  twoNetworks: boolean,
  random: Random,
): Place[] {
  const chosen = spread(spots, wanted, Math.floor(random.unit() * spots.length)).map(
    (index) => spots[index] as Spot,
  );
  const middle = chosen.map(({ x }) => x).sort((a, b) => a - b)[Math.floor(chosen.length / 2)] ?? 0;
  return chosen.map((spot) => ({
    spot,
    partnership,
    network: twoNetworks && spot.x >= middle ? 1 : 0,
  }));
}

/** Places practices in the partnerships, far apart, and gives each a list size like those of Leeds. */
export function placePractices(
  hearts: readonly Spot[],
  partnershipOf: readonly number[],
  wanted: number,
  random: Random,
): CityPractice[] {
  const members = Array.from({ length: Math.max(...partnershipOf) + 1 }, (_, index) =>
    hearts.filter((_heart, area) => partnershipOf[area] === index),
  );
  const weights = members.map((spots) => spots.length);
  const counts = shareOut(wanted, weights);
  const largest = counts.indexOf(Math.max(...counts));
  const places = members.flatMap((spots, partnership) =>
    placesIn(partnership, spots, counts[partnership] ?? 0, partnership === largest, random),
  );
  const sizes = listSizes(places.length);
  const biggest = sizes.pop() ?? 0;
  const mixed = shuffled(sizes, random);
  const fromStudents = places.map(({ spot }) => distance(spot, studentQuarter));
  const student = fromStudents.indexOf(Math.min(...fromStudents));
  return places.map((place, index) => ({
    ...place,
    forStudents: index === student,
    listSize: index === student ? biggest : (mixed.pop() ?? 0),
  }));
}
