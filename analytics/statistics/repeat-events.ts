import { type Asked, askedProblem, isMissing, type Maybe } from './input.ts';
import {
  type Bands,
  bandsProblem,
  bandTotals,
  dobson,
  fewestEvents,
  type StandardisedRate,
  withoutRate,
} from './standardised-bands.ts';

export const dobsonRepeatEvents = "Dobson, Byar's, adjusted for non-independent events";

/** Age bands with the sum over people of their events, and of the square of their events. */
export interface RepeatEventSums extends Bands {
  readonly squares: readonly Maybe[];
}

function squaresProblem({ squares, counts, populations }: RepeatEventSums) {
  if (squares.length !== populations.length) return 'bands-differ';
  if (squares.some((sum) => !isMissing(sum) && sum < 0)) return 'numerator-negative';
  const isBelow = (sum: Maybe, band: number) => !isMissing(sum) && sum < (counts[band] ?? 0);
  return squares.some(isBelow) ? 'squares-below-count' : null;
}

/**
 * A directly standardised rate of events that one person may have more than once (admissions), from each
 * band's sums over people of events and of squared events. The interval is Dobson's with the variance of
 * a compound Poisson count: Stukel, Glynn, Fisher, Sharp, Lu-Yao and Wennberg 1994, Stat Med
 * 13:1781-1791. Not given below 10 events, though the totals are; refused where the squares come to less
 * than the events, which whole numbers of events never do.
 */
export function repeatEventRateOfSums(sums: RepeatEventSums): StandardisedRate {
  const problem = bandsProblem(sums) ?? squaresProblem(sums) ?? askedProblem(sums);
  if (problem !== null) return withoutRate(dobsonRepeatEvents, problem, sums);
  if (bandTotals(sums).totalCount < fewestEvents) {
    return withoutRate(dobsonRepeatEvents, 'fewer-than-10-events', sums);
  }
  return dobson(sums, sums.squares, dobsonRepeatEvents);
}

/** One row for each band and number of events: how many people of the band had exactly so many. */
export interface RepeatEventRows extends Asked {
  readonly frequencies: readonly Maybe[];
  readonly bands: readonly (string | number)[];
  /** A missing number of people is 0. */
  readonly people: readonly Maybe[];
  /** The band's population and standard population, the same in each of its rows. */
  readonly populations: readonly Maybe[];
  readonly standard: readonly Maybe[];
}

function sumRows(rows: RepeatEventRows): RepeatEventSums {
  const names = [...new Set(rows.bands)];
  const place = new Map(names.map((name, index) => [name, index]));
  const counts = names.map(() => 0);
  const squares = names.map(() => 0);
  const first = names.map((name) => rows.bands.indexOf(name));
  for (const [row, band] of rows.bands.entries()) {
    const at = place.get(band) ?? 0;
    const frequency = rows.frequencies[row] ?? 0;
    const people = rows.people[row] ?? 0;
    counts[at] = (counts[at] ?? 0) + frequency * people;
    squares[at] = (squares[at] ?? 0) + frequency * frequency * people;
  }
  const { confidence, multiplier } = rows;
  const populations = first.map((row) => rows.populations[row] ?? null);
  const standard = first.map((row) => rows.standard[row] ?? null);
  return { counts, squares, populations, standard, confidence, multiplier };
}

function rowsProblem(rows: RepeatEventRows, { populations, standard }: RepeatEventSums) {
  const columns = [rows.frequencies, rows.people, rows.populations, rows.standard];
  if (columns.some(({ length }) => length !== rows.bands.length)) return 'bands-differ';
  if (rows.frequencies.some(isMissing)) return 'numerator-missing';
  const isNegative = (value: Maybe) => !isMissing(value) && value < 0;
  if (rows.frequencies.some(isNegative) || rows.people.some(isNegative)) {
    return 'numerator-negative';
  }
  const place = new Map([...new Set(rows.bands)].map((name, index) => [name, index]));
  const differs = rows.bands.some((band, row) => {
    const at = place.get(band) ?? 0;
    return rows.populations[row] !== populations[at] || rows.standard[row] !== standard[at];
  });
  return differs ? 'population-inconsistent' : null;
}

/** {@link repeatEventRateOfSums} from people by their number of events. */
export function repeatEventRate(rows: RepeatEventRows): StandardisedRate {
  const sums = sumRows(rows);
  const problem = rowsProblem(rows, sums);
  return problem === null
    ? repeatEventRateOfSums(sums)
    : withoutRate(dobsonRepeatEvents, problem, sums);
}

/** The crude rate of repeat events, from their sum and the sum of their squares: one band of all ages. */
export function crudeRepeatEventRate({
  count,
  squares,
  population,
  ...asked
}: Asked & {
  readonly count: Maybe;
  readonly squares: Maybe;
  readonly population: Maybe;
}): StandardisedRate {
  const populations = [population];
  const bands = { counts: [count], squares: [squares], populations, standard: [1], ...asked };
  return isMissing(count) || isMissing(squares)
    ? withoutRate(dobsonRepeatEvents, 'numerator-missing', bands)
    : repeatEventRateOfSums(bands);
}
