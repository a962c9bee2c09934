import { ranksOfCity, scoreOf } from '../figures/deprivation.ts';
import type { Random } from '../random.ts';
import { distance, estates, near, noise, type Spot, studentQuarter } from './relief.ts';

export interface Deprivation {
  readonly decile: number;
  readonly rank: number;
  readonly score: number;
}

/** Areas nearest to the student quarter, where most of the people of 18 to 24 live. */
const studentAreas = 14;

/** How deprived a spot is: an inner core, the estates, an affluent north and rim, and chance. */
function hardship(spot: Spot): number {
  return (
    1.25 * near(spot, { x: 1.3, y: -1.1 }, 3.1) +
    estates.reduce((sum, estate) => sum + 1.35 * near(spot, estate, 1.7), 0) -
    0.75 * near(spot, { x: -0.5, y: 7 }, 4.2) -
    0.035 * Math.hypot(spot.x, spot.y) +
    0.3 * noise(spot, 2.3, 61) +
    0.28 * noise(spot, 1, 62)
  );
}

/** The areas nearest to the student quarter, by their place in the list. */
export function studentAreasOf(hearts: readonly Spot[]): ReadonlySet<number> {
  const order = [...hearts.keys()].sort(
    (a, b) =>
      distance(hearts[a] as Spot, studentQuarter) - distance(hearts[b] as Spot, studentQuarter),
  );
  return new Set(order.slice(0, studentAreas));
}

/**
 * Deprivation of each area. As many areas fall into each national decile as in Leeds under IMD 2019,
 * and the student areas fall into quintile 3, as most of those of Leeds do.
 */
export function deprivationOf(hearts: readonly Spot[], random: Random): Deprivation[] {
  const ranks = ranksOfCity();
  const students = studentAreasOf(hearts);
  const felt = hearts.map((heart) => hardship(heart) + 0.5 * (random.unit() - 0.5));
  const order = [...hearts.keys()]
    .filter((area) => !students.has(area))
    .sort((a, b) => (felt[b] ?? 0) - (felt[a] ?? 0));
  const middle = ranks.findIndex(({ decile }) => decile === 6) - studentAreas / 2;
  order.splice(middle, 0, ...students);
  const result: Deprivation[] = [];
  order.forEach((area, place) => {
    const { decile, rank } = ranks[place] ?? { decile: 10, rank: 32844 };
    result[area] = { decile, rank, score: scoreOf(rank) };
  });
  return result;
}
