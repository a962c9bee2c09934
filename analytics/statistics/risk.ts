import {
  type Estimate,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { askedProblem, proportionProblem } from './input.ts';
import { wilsonLimits } from './proportion.ts';
import { logNormal } from './rate-ratio.ts';
import type { ReasonCode } from './reason.ts';
import {
  bothOf,
  type Counted,
  logNormalLimits,
  moverLimits,
  type TwoGroups,
} from './two-groups.ts';

export const newcombe = 'Newcombe from Wilson scores';

/** What the ratios and the difference of two proportions are. */
export interface TwoByTwo {
  readonly riskRatio: Estimate;
  readonly oddsRatio: Estimate;
  readonly riskDifference: Estimate;
}

function risksProblem(groups: TwoGroups) {
  return (
    proportionProblem(groups.numerator1, groups.denominator1) ??
    proportionProblem(groups.numerator2, groups.denominator2) ??
    askedProblem(groups)
  );
}

const inverse = (value: number) => 1 / value;

function logRatio(groups: TwoGroups, ratio: number, variance: number, empty: ReasonCode): Estimate {
  if (!Number.isFinite(ratio)) return withoutEstimate(logNormal, empty);
  const { confidence = 0.95, multiplier = 1 } = groups;
  const value = ratio * multiplier;
  if (!Number.isFinite(variance)) return { ...withoutEstimate(logNormal, empty), value };
  const limits = limitsAt(confidence, (at) => logNormalLimits(value, Math.sqrt(variance), at));
  return { value, ...limits, method: logNormal, reason: reasonOfLimits(confidence, limits) };
}

/**
 * The ratio of two proportions with log-normal limits. Katz, Baptista, Azen and Pike 1978, Biometrics
 * 34:469-474. A group with no case leaves no limits, and where it is the second no value.
 */
export function riskRatio(groups: TwoGroups): Estimate {
  const problem = risksProblem(groups);
  if (problem !== null) return withoutEstimate(logNormal, problem);
  const [first, second] = bothOf(groups);
  const parts = [first, second].map((of) => inverse(of.numerator) - inverse(of.denominator));
  const ratio = first.numerator / first.denominator / (second.numerator / second.denominator);
  return logRatio(groups, ratio, (parts[0] ?? 0) + (parts[1] ?? 0), 'count-zero');
}

const othersOf = ({ numerator, denominator }: Counted) => denominator - numerator;

/**
 * The odds ratio of two proportions with log-normal limits. Woolf 1955, Ann Hum Genet 19:251-253. An empty
 * cell of the table leaves no limits, and where it would be divided by no value.
 */
export function oddsRatio(groups: TwoGroups): Estimate {
  const problem = risksProblem(groups);
  if (problem !== null) return withoutEstimate(logNormal, problem);
  const [first, second] = bothOf(groups);
  const cells = [first.numerator, othersOf(first), second.numerator, othersOf(second)];
  const variance = cells.reduce((sum, cell) => sum + inverse(cell), 0);
  const ratio = (first.numerator * othersOf(second)) / (second.numerator * othersOf(first));
  return logRatio(groups, ratio, variance, 'cell-empty');
}

function intervalOf({ numerator, denominator }: Counted, confidence: number) {
  return { value: numerator / denominator, ...wilsonLimits(numerator, denominator, confidence) };
}

/**
 * The difference of two proportions, the first less the second, times the multiplier. Newcombe 1998, Stat
 * Med 17:873-890, method 10.
 */
export function riskDifference(groups: TwoGroups): Estimate {
  const problem = risksProblem(groups);
  if (problem !== null) return withoutEstimate(newcombe, problem);
  const { confidence = 0.95, multiplier = 1 } = groups;
  const [first, second] = bothOf(groups);
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(moverLimits(intervalOf(first, at), intervalOf(second, at)), multiplier),
  );
  const difference = first.numerator / first.denominator - second.numerator / second.denominator;
  const reason = reasonOfLimits(confidence, limits);
  return { value: difference * multiplier, ...limits, method: newcombe, reason };
}

/** All three for one table of two groups. */
export function twoByTwo(groups: TwoGroups): TwoByTwo {
  return {
    riskRatio: riskRatio(groups),
    oddsRatio: oddsRatio(groups),
    riskDifference: riskDifference(groups),
  };
}
