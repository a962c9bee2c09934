/** Years still to live at the start of a band, with the standard error. */
export interface LifeTableRow {
  readonly years: number;
  readonly error: number;
}

interface Band {
  readonly width: number;
  readonly rate: number;
  /** The share of the band that those who die in it live through. */
  readonly lived: number;
  /** The chance of dying in the band. */
  readonly dying: number;
  readonly deaths: number;
  readonly isLast: boolean;
}

function bandsOf(
  starts: readonly number[],
  populations: readonly number[],
  deaths: readonly number[],
): readonly Band[] {
  return starts.map((start, index) => {
    const isLast = index === starts.length - 1;
    const people = populations[index] ?? 0;
    const died = deaths[index] ?? 0;
    const rate = died / people;
    const width = isLast ? 2 / rate : (starts[index + 1] ?? start) - start;
    const lived = index === 0 ? 0.1 : 0.5;
    const dying = (rate * width) / (1 + rate * width * (1 - lived));
    const isPossible = !isLast && died <= people / width / lived;
    return { width, rate, lived, dying: isPossible ? dying : 1, deaths: died, isLast };
  });
}

/** Those alive at the start of each band, of 100,000 born. */
function survivors(bands: readonly Band[]): readonly number[] {
  let alive = 100_000;
  return bands.map(({ dying }) => {
    const atStart = alive;
    alive *= 1 - dying;
    return atStart;
  });
}

function yearsLived({ width, rate, lived, dying, isLast }: Band, alive: number): number {
  if (isLast) return alive / rate;
  return width * (alive * (1 - dying) + lived * alive * dying);
}

function fromEnd(numbers: readonly number[]): readonly number[] {
  let total = 0;
  return [...numbers]
    .reverse()
    .map((number) => {
      total += number;
      return total;
    })
    .reverse();
}

/** What the chance of dying in a band adds to the variance of the years lived from there on. */
function varianceAdded(band: Band, alive: number, next: number): number {
  const { deaths, rate, dying, lived, width, isLast } = band;
  if (isLast) return (alive / 2) ** 2 * (4 / (deaths * rate ** 2));
  const ofChance = deaths === 0 ? 0 : (dying ** 2 * (1 - dying)) / deaths;
  return ofChance * alive ** 2 * ((1 - lived) * width + next) ** 2;
}

/**
 * Chiang's abridged life table, the last band open, with Silcocks' standard errors. Not finite where
 * nobody dies in the last band; an error of NaN where nobody reaches a band.
 */
export function lifeTable(
  starts: readonly number[],
  populations: readonly number[],
  deaths: readonly number[],
): readonly LifeTableRow[] {
  const bands = bandsOf(starts, populations, deaths);
  const alive = survivors(bands);
  const lived = fromEnd(bands.map((band, index) => yearsLived(band, alive[index] ?? 0)));
  const years = alive.map((count, index) => (count === 0 ? 0 : (lived[index] ?? 0) / count));
  const variance = fromEnd(
    bands.map((band, index) => varianceAdded(band, alive[index] ?? 0, years[index + 1] ?? 0)),
  );
  return years.map((value, index) => ({
    years: value,
    error: Math.sqrt((variance[index] ?? 0) / (alive[index] ?? 0) ** 2),
  }));
}
