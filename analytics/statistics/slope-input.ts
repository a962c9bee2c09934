import { normalQuantile } from './distributions.ts';
import { type Confidence, confidenceProblem } from './estimate.ts';
import { isMissing, type Maybe } from './input.ts';
import type { ReasonCode } from './reason.ts';
import { type SlopeValueType, slopeScale } from './slope-scale.ts';

type Numbers = readonly Maybe[];

export interface SlopeInput {
  /** People in each band, FROM THE MOST TO THE LEAST DEPRIVED: the order of the list is the rank. */
  readonly populations: Numbers;
  /** The rate, proportion (0 to 1) or other value of each band; may be left out where counts are given. */
  readonly values?: Numbers;
  /** For proportions, instead of values: people of each band who have it, above 0. */
  readonly counts?: Numbers;
  /** 95% limits of each value; whatever the confidence asked for. */
  readonly lower95?: Numbers;
  readonly upper95?: Numbers;
  /** Instead of limits, where nothing is transformed; of the logarithm (rate) or logit (proportion). */
  readonly standardErrors?: Numbers;
  readonly valueType: SlopeValueType;
  /** Fit the line to the logarithms of rates or the logits of proportions. */
  readonly transform?: boolean;
  /** A negative one turns the direction round, for values of which more is worse. */
  readonly multiplier?: number;
  readonly confidence?: Confidence;
  /** Of the simulation, 1,000 or more. */
  readonly repetitions?: number;
  readonly seed?: number;
}

export interface SlopeBands {
  readonly populations: readonly number[];
  readonly values: readonly number[];
  /** On the scale of the value type; a code where they cannot be had. */
  readonly errors: readonly number[] | ReasonCode;
}

function whole(list: Numbers | undefined, bands: number): readonly number[] | null {
  if (list === undefined || list.length !== bands) return null;
  return list.some(isMissing) ? null : (list as readonly number[]);
}

function settingsProblem(input: SlopeInput): ReasonCode | null {
  const { transform = false, multiplier = 1, confidence = 0.95, repetitions = 100_000 } = input;
  if (transform && input.valueType === 'other') return 'transform-of-other-value';
  if (!Number.isFinite(multiplier) || multiplier === 0) return 'multiplier-zero';
  if (!(repetitions >= 1000)) return 'repetitions-too-few';
  return confidenceProblem(confidence);
}

function populationProblem(populations: Numbers): ReasonCode | null {
  if (populations.length < 5 || populations.length > 100) return 'groups-too-few-or-many';
  if (populations.some(isMissing)) return 'population-missing';
  const areThere = populations.every((population) => (population ?? 0) > 0);
  return areThere ? null : 'population-not-positive';
}

function readValues(
  input: SlopeInput,
  populations: readonly number[],
): readonly number[] | ReasonCode {
  const bands = populations.length;
  if (input.values !== undefined) {
    if (input.values.length !== bands) return 'bands-differ';
    return whole(input.values, bands) ?? 'values-missing';
  }
  const counts = whole(input.counts, bands);
  if (counts === null || input.valueType !== 'proportion') return 'values-missing';
  if (counts.some((count) => count <= 0)) return 'value-not-positive';
  return counts.map((count, band) => count / (populations[band] ?? 1));
}

const isOutside = (share: number) => share < 0 || share > 1;

function rangeProblem(input: SlopeInput, values: readonly number[]): ReasonCode | null {
  const { valueType, transform = false } = input;
  if (valueType === 'other') return null;
  if (valueType === 'proportion' && values.some(isOutside)) return 'proportion-out-of-range';
  if (!transform) return null;
  if (values.some((value) => value <= 0)) return 'value-not-positive';
  return valueType === 'proportion' && values.includes(1) ? 'proportion-out-of-range' : null;
}

function errorsFromLimits(
  lower: readonly number[],
  upper: readonly number[],
  type: SlopeValueType,
): readonly number[] | ReasonCode {
  if (type === 'proportion' && [...lower, ...upper].some(isOutside))
    return 'proportion-out-of-range';
  if (type !== 'other' && lower.some((limit) => limit <= 0)) return 'value-not-positive';
  if (type === 'proportion' && upper.includes(1)) return 'proportion-out-of-range';
  const { to } = slopeScale(type);
  const width = 2 * (normalQuantile(0.975) ?? Number.NaN);
  const errors = lower.map((limit, band) => (to(upper[band] ?? limit) - to(limit)) / width);
  return errors.every((error) => error >= 0) ? errors : 'error-not-positive';
}

function readErrors(input: SlopeInput, bands: number): readonly number[] | ReasonCode {
  if (input.standardErrors !== undefined && !input.transform) {
    const errors = whole(input.standardErrors, bands);
    if (errors === null) return 'interval-missing';
    return errors.every((error) => error >= 0) ? errors : 'error-not-positive';
  }
  const lower = whole(input.lower95, bands);
  const upper = whole(input.upper95, bands);
  if (lower === null || upper === null) return 'interval-missing';
  return errorsFromLimits(lower, upper, input.valueType);
}

/** The bands with their standard errors, or why there is no slope. */
export function readSlopeBands(input: SlopeInput): SlopeBands | ReasonCode {
  const problem = settingsProblem(input) ?? populationProblem(input.populations);
  if (problem !== null) return problem;
  const populations = input.populations as readonly number[];
  const values = readValues(input, populations);
  if (typeof values === 'string') return values;
  const range = rangeProblem(input, values);
  if (range !== null) return range;
  const wantsNoLimits = input.confidence === null;
  const errors = wantsNoLimits ? values.map(() => 0) : readErrors(input, populations.length);
  return errors === 'interval-missing' ? errors : { populations, values, errors };
}
