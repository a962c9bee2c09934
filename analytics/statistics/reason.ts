const texts = {
  'numerator-missing': 'the count is missing',
  'denominator-missing': 'the denominator is missing',
  'numerator-negative': 'the count is below 0',
  'denominator-not-positive': 'the denominator is not above 0',
  'denominator-negative': 'the denominator is below 0',
  'numerator-above-denominator': 'the count is above its denominator',
  'confidence-out-of-range': 'the confidence is not from 0.9 to 1',
  'confidence-pair-unsupported': 'the only pair of confidences is 0.95 and 0.998',
  'confidences-too-many': 'there are more than two confidences',
  'multiplier-not-positive': 'the multiplier is not above 0',
  'population-missing': 'the population of an age band is missing',
  'population-not-positive': 'the population of an age band is not above 0',
  'population-inconsistent': 'one age band is given with two populations',
  'standard-missing': 'the standard population of an age band is missing',
  'standard-negative': 'the standard population of an age band is below 0',
  'standard-empty': 'the standard population is 0 in every age band given',
  'bands-differ': 'the lists of age bands are not of one length',
  'reference-length-mismatch': 'the reference has not one row for each age band',
  'reference-population-empty': 'the reference population of an age band is 0',
  'expected-not-positive': 'the expected count is not above 0',
  'fewer-than-10-events': 'fewer than 10 events',
  'values-missing': 'a value is missing',
  'values-none': 'there are no values',
  'values-not-numeric': 'a value is not a number',
  'interval-of-one-value': 'one value has no interval',
  'groups-too-few-or-many': 'the number of groups is not from 5 to 100',
  'interval-missing': 'a value lacks its limits',
  'error-not-positive': 'a standard error is not above 0',
  'transform-of-other-value': 'only rates and proportions are transformed',
  'proportion-out-of-range': 'a proportion is not between 0 and 1',
  'value-not-positive': 'a rate or proportion of 0 has no logarithm',
  'repetitions-too-few': 'a simulation needs 1,000 repetitions or more',
  'intercept-near-zero': 'the intercept is too near to 0 for an interval of the ratio',
  'line-below-zero': 'the fitted line is not above 0 at its end',
  'mean-not-positive': 'the mean is not above 0',
  'mean-out-of-range': 'the mean is not between 0 and 1',
  'events-without-denominator': 'an area without events lacks its denominator',
  'areas-none': 'there are no areas',
  'first-age-not-zero': 'the first age band does not start at 0',
  'age-bands-do-not-match': 'the age bands are not those of the table',
  'not-20-age-bands': 'there are not 20 age bands',
  'population-not-above-5000': 'the total population is not above 5,000',
  'deaths-missing': 'the deaths of an age band are missing',
  'deaths-negative': 'the deaths of an age band are below 0',
  'deaths-above-population': 'an age band has more deaths than people',
  'interval-wider-than-20-years': 'the 95% interval is wider than 20 years',
  'no-deaths-in-last-band': 'nobody died in the last age band',
  'fewer-values-than-quantiles': 'there are fewer values than quantiles',
  'quantiles-too-few': 'fewer than 2 quantiles',
  'fewer-than-5-points': 'fewer than 5 points in time',
  'years-not-consecutive': 'the years do not follow each other evenly',
  'no-variation': 'nothing varies',
  'events-repeat': 'no interval: one person may have several of the events',
  'count-zero-in-both': 'neither group has any events',
  'count-zero': 'a group without events has no logarithm',
} as const;

export type ReasonCode = keyof typeof texts;

/** Why a number, or its interval, is not there. */
export interface Reason {
  readonly code: ReasonCode;
  /** A clause without a capital and a full stop. */
  readonly text: string;
}

export function reasonOf(code: ReasonCode): Reason {
  return { code, text: texts[code] };
}
