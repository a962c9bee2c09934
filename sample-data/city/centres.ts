import type { Random } from '../random.ts';
import { distance, type Spot } from './relief.ts';

/** For each point the place in the list of the centre that is nearest to it. */
export function nearestCentres(points: readonly Spot[], centres: readonly Spot[]): Int32Array {
  const xs = Float64Array.from(centres, ({ x }) => x);
  const ys = Float64Array.from(centres, ({ y }) => y);
  return Int32Array.from(points, ({ x, y }) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < xs.length; index += 1) {
      const across = x - (xs[index] as number);
      const up = y - (ys[index] as number);
      const far = across * across + up * up;
      if (far < least) {
        least = far;
        best = index;
      }
    }
    return best;
  });
}

function moved(centres: readonly Spot[], points: readonly Spot[]): Spot[] {
  const sums = centres.map(() => ({ x: 0, y: 0, points: 0 }));
  nearestCentres(points, centres).forEach((centre, index) => {
    const sum = sums[centre];
    const point = points[index];
    if (sum === undefined || point === undefined) return;
    sum.x += point.x;
    sum.y += point.y;
    sum.points += 1;
  });
  return sums.map((sum, index) =>
    sum.points === 0 ? (centres[index] as Spot) : { x: sum.x / sum.points, y: sum.y / sum.points },
  );
}

/** Centres among which points divide about evenly (k-means; Lloyd 1982). */
export function centresOf(
  points: readonly Spot[],
  wanted: number,
  rounds: number,
  random: Random,
): Spot[] {
  const start = Math.floor(random.unit() * points.length);
  let centres = Array.from(
    { length: wanted },
    (_, index) => points[(start + Math.floor((index * points.length) / wanted)) % points.length],
  ) as Spot[];
  for (let round = 0; round < rounds; round += 1) centres = moved(centres, points);
  return centres;
}

/** For each centre the place in the list of the point nearest to it, among those it is nearest to. */
export function pointsAt(points: readonly Spot[], centres: readonly Spot[]): number[] {
  const chosen: number[] = [];
  const gap = centres.map(() => Number.POSITIVE_INFINITY);
  nearestCentres(points, centres).forEach((centre, index) => {
    const far = distance(points[index] as Spot, centres[centre] as Spot);
    if (far < (gap[centre] ?? 0)) {
      gap[centre] = far;
      chosen[centre] = index;
    }
  });
  return chosen;
}

/** Spots far from each other: the first, then each time the one farthest from all before it. */
export function spread(spots: readonly Spot[], wanted: number, first: number): number[] {
  const chosen = [first];
  const gap = spots.map((spot) => distance(spot, spots[first] as Spot));
  while (chosen.length < Math.min(wanted, spots.length)) {
    const next = gap.indexOf(Math.max(...gap));
    chosen.push(next);
    spots.forEach((spot, index) => {
      gap[index] = Math.min(gap[index] ?? 0, distance(spot, spots[next] as Spot));
    });
  }
  return chosen;
}
