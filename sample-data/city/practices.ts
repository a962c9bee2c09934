import { listSizes } from '../figures/list-sizes.ts';
import type { Random } from '../random.ts';
import { nearestCentres, spread } from './centres.ts';
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
function shareOut(total: number, weights: readonly number[]): number[] {
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

/** Practices in the order of the people around them, least first; chance counts for much. */
function byCatchment(places: readonly Place[], hearts: readonly Spot[], random: Random): number[] {
  const spots = places.map(({ spot }) => spot);
  const around = places.map(() => 0.5);
  for (const practice of nearestCentres(hearts, spots)) {
    around[practice] = (around[practice] ?? 0) + 1;
  }
  const weights = around.map((areas) => areas * (0.4 + 1.2 * random.unit()));
  return [...weights.keys()].sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
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
  const fromStudents = places.map(({ spot }) => distance(spot, studentQuarter));
  const student = fromStudents.indexOf(Math.min(...fromStudents));
  const order = byCatchment(places, hearts, random).filter((practice) => practice !== student);
  const rank = new Map([...order, student].map((practice, index) => [practice, index]));
  return places.map((place, index) => ({
    ...place,
    forStudents: index === student,
    listSize: sizes[rank.get(index) ?? 0] ?? 0,
  }));
}
