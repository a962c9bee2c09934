import { ages, bandOf, lastBand, residentsAt } from '../figures/age-by-quintile.ts';
import type { Random } from '../random.ts';
import { quintileOf, type TownArea } from '../town/town.ts';

/** How much fuller than elsewhere each age band of a student area is. */
function studentPull(band: number): number {
  return [0.3, 0.25, 0.25, 2.4, 7, 2, 0.8][band] ?? 0.3;
}

/** Older and smaller households towards the rim, and chance. */
function ageing(area: TownArea, random: Random): number {
  const out = Math.hypot(area.spot?.x ?? 0, area.spot?.y ?? 0);
  return (out - 6) * 0.035 + 0.3 * (random.unit() + random.unit() - 1);
}

/**
 * Residents of each area by single year of age. Within a quintile the areas differ in size and age;
 * together they have the ages that {@link residentsAt} gives the quintile.
 */
export function residentsOf(
  areas: readonly TownArea[],
  students: readonly boolean[],
  random: Random,
): Float64Array {
  const pulls = areas.map((area, index) => {
    const size = 1650 * (0.75 + 0.25 * (random.unit() + random.unit()));
    const lean = ageing(area, random);
    return Array.from({ length: lastBand + 1 }, (_, band) =>
      students[index] === true
        ? size * studentPull(band)
        : size * Math.exp((lean * (band - 8)) / 5),
    );
  });
  const sums = Array.from({ length: 5 }, () => new Float64Array(lastBand + 1));
  areas.forEach(({ decile }, index) => {
    const sum = sums[quintileOf(decile) - 1];
    pulls[index]?.forEach((pull, band) => {
      if (sum !== undefined) sum[band] = (sum[band] ?? 0) + pull;
    });
  });
  const residents = new Float64Array(areas.length * ages);
  areas.forEach(({ decile }, index) => {
    const quintile = quintileOf(decile);
    for (let age = 0; age < ages; age += 1) {
      const band = bandOf(age);
      const part = (pulls[index]?.[band] ?? 0) / (sums[quintile - 1]?.[band] ?? 1);
      residents[index * ages + age] = part * residentsAt(age, quintile);
    }
  });
  return residents;
}
