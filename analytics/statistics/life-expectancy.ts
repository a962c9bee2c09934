import { twoSidedZ } from './distributions.ts';
import {
  type Confidence,
  confidenceProblem,
  type Estimate,
  limitsAt,
  reasonOfLimits,
  withoutEstimate,
} from './estimate.ts';
import { isMissing, type Maybe } from './input.ts';
import { lifeTable } from './life-table.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

type Numbers = readonly Maybe[];

export const lifeExpectancyMethod = 'Chiang, limits by Silcocks';

/** Under 1, 1-4, 5-9 and so on up to 85-89 and 90 and over. */
export const usualAgeStarts: readonly number[] = [
  0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90,
];

export interface LifeExpectancyInput {
  /** From 0, then 1, then 5 in even steps; the last band is open. The 20 usual bands where left out. */
  readonly ageStarts?: readonly number[];
  readonly populations: Numbers;
  readonly deaths: Numbers;
  readonly confidence?: Confidence;
}

/** Years still to live on reaching an age. */
export interface LifeExpectancyAt extends Estimate {
  readonly age: number;
  /** People, and deaths, of this age and over. */
  readonly populationUsed: number;
  readonly deathsUsed: number;
}

export interface LifeExpectancy {
  readonly ages: readonly LifeExpectancyAt[];
  readonly atBirth: Estimate;
  /** Why nothing could be calculated; an age's own reason stands with the age. */
  readonly reason: Reason | null;
}

function ageProblem(starts: readonly number[]): ReasonCode | null {
  if (starts[0] !== 0) return 'first-age-not-zero';
  const step = (starts[3] ?? 10) - 5;
  const isEven = starts.every((age, band) => band < 2 || age === 5 + (band - 2) * step);
  return starts[1] === 1 && starts.length >= 3 && step > 0 && isEven
    ? null
    : 'age-bands-do-not-match';
}

function countProblem({ populations, deaths }: LifeExpectancyInput): ReasonCode | null {
  if (populations.some(isMissing)) return 'population-missing';
  if (deaths.some(isMissing)) return 'deaths-missing';
  if (deaths.some((count) => (count ?? 0) < 0)) return 'deaths-negative';
  if (populations.some((people) => (people ?? 0) <= 0)) return 'population-not-positive';
  if (deaths.some((count, band) => (count ?? 0) > (populations[band] ?? 0)))
    return 'deaths-above-population';
  const everybody = populations.reduce<number>((sum, people) => sum + (people ?? 0), 0);
  return everybody > 5000 ? null : 'population-not-above-5000';
}

function problemOf(input: LifeExpectancyInput): ReasonCode | null {
  const { ageStarts, populations, deaths, confidence = 0.95 } = input;
  const isUsual = ageStarts === undefined;
  const starts = ageStarts ?? usualAgeStarts;
  const isWhole = populations.length === starts.length && deaths.length === starts.length;
  if (!isWhole) return isUsual ? 'not-20-age-bands' : 'age-bands-do-not-match';
  return ageProblem(starts) ?? confidenceProblem(confidence) ?? countProblem(input);
}

function withoutExpectancy(starts: readonly number[], code: ReasonCode): LifeExpectancy {
  const none = withoutEstimate(lifeExpectancyMethod, code);
  return {
    ages: (starts.some(isMissing) ? [] : starts).map((age) => ({
      age,
      ...none,
      populationUsed: 0,
      deathsUsed: 0,
    })),
    atBirth: none,
    reason: reasonOf(code),
  };
}

const knownOrNull = (number: number) => (Number.isNaN(number) ? null : number);

/** The value is hidden where its 95% limits are more than 20 years apart; the limits stay. */
function estimateAt(years: number, error: number, confidence: Confidence): Estimate {
  const isWide = twoSidedZ(0.95) * error > 10;
  const code = reasonAt(years, isWide);
  const limits = limitsAt(confidence, (level) => ({
    lower: knownOrNull(years - twoSidedZ(level) * error),
    upper: knownOrNull(years + twoSidedZ(level) * error),
  }));
  return {
    value: code === null ? years : null,
    ...limits,
    method: lifeExpectancyMethod,
    reason: code === null ? reasonOfLimits(confidence, limits) : reasonOf(code),
  };
}

function reasonAt(years: number, isWide: boolean): ReasonCode | null {
  if (!Number.isFinite(years)) return 'no-deaths-in-last-band';
  return isWide ? 'interval-wider-than-20-years' : null;
}

/**
 * Life expectancy at each age from an abridged life table: Chiang 1984 with the variance of Silcocks,
 * Jenner and Reza 2001 (J Epidemiol Community Health 55:38-43); Eayres and Williams 2004; Newell 1994.
 * The 20 usual bands, or others whose last band is open (80+, 85+, 95+).
 *
 * Everything is withheld, with a reason, where a population is missing or not above 0, deaths are
 * missing, below 0 or above the population, or no more than 5,000 people are counted. An age whose 95%
 * interval is wider than 20 years keeps its limits only. Without deaths in the last band there is no
 * value. Put right from the reference (PHEindicatormethods 2.1.1): a missing count of deaths there lets
 * everybody of the band die; here it is refused. Never throws for lists of numbers; age
 * starts that are not numbers leave no ages.
 */
export function lifeExpectancy(input: LifeExpectancyInput): LifeExpectancy {
  const { ageStarts = usualAgeStarts, confidence = 0.95 } = input;
  const problem = problemOf(input);
  if (problem !== null) return withoutExpectancy(ageStarts, problem);
  const populations = input.populations as readonly number[];
  const deaths = input.deaths as readonly number[];
  const from = (numbers: readonly number[], band: number) =>
    numbers.slice(band).reduce((sum, number) => sum + number, 0);
  const ages = lifeTable(ageStarts, populations, deaths).map(({ years, error }, band) => ({
    age: ageStarts[band] ?? 0,
    ...estimateAt(years, error, confidence),
    populationUsed: from(populations, band),
    deathsUsed: from(deaths, band),
  }));
  const { age: _, populationUsed: __, deathsUsed: ___, ...atBirth } = ages[0] as LifeExpectancyAt;
  return { ages, atBirth, reason: null };
}
