export { attributable } from './attributable.ts';
export { exactBinomialLimits } from './binomial-limits.ts';
export { compareByQuintile, compareWithBenchmark } from './comparison.ts';
export { concentrationIndex } from './concentration-index.ts';
export { decomposition } from './decomposition.ts';
export { directlyStandardisedRate } from './directly-standardised.ts';
export {
  betaQuantile,
  binomialAtLeast,
  binomialAtMost,
  chiSquaredAbove,
  chiSquaredQuantile,
  gammaQuantile,
  normalQuantile,
  tQuantile,
  twoSidedZ,
} from './distributions.ts';
export type { Confidence, Estimate, Limits } from './estimate.ts';
export { funnelExpected } from './funnel-expected.ts';
export {
  funnelLimitsOfProportion,
  funnelLimitsOfRate,
  funnelLimitsOfRatio,
} from './funnel-limits.ts';
export { funnelPoints } from './funnel-points.ts';
export {
  funnelSignificanceOfProportion,
  funnelSignificanceOfRate,
  funnelSignificanceOfRatio,
} from './funnel-significance.ts';
export { gammaStandardisedRate } from './gamma-limits.ts';
export { sumByGroup } from './grouped.ts';
export {
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  indirectlyStandardisedRatioOfTotal,
} from './indirectly-standardised.ts';
export { lifeExpectancy } from './life-expectancy.ts';
export { mean, meanOfSums } from './mean.ts';
export { byarLimits, exactPoissonLimits, poissonLimits } from './poisson-limits.ts';
export { proportion } from './proportion.ts';
export { quantile, ranks } from './quantile.ts';
export { isTooSmallToRank, rankRanges } from './rank-range.ts';
export { rate } from './rate.ts';
export { rateDifference } from './rate-difference.ts';
export { rateRatio, rateRatioLogNormal } from './rate-ratio.ts';
export type { Reason, ReasonCode } from './reason.ts';
export { crudeRepeatEventRate, repeatEventRate, repeatEventRateOfSums } from './repeat-events.ts';
export { oddsRatio, riskDifference, riskRatio, twoByTwo } from './risk.ts';
export { slopeIndex } from './slope-index.ts';
export { standardisedMean } from './standardised-mean.ts';
export { standardisedDifference, standardisedRatio } from './standardised-ratio.ts';
export { judgeTrend, proportionTrend, valueTrend } from './trend.ts';
export { varianceExplained } from './variance-explained.ts';
