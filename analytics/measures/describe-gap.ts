import type { Category } from '../contract/dimensions.ts';
import type { ReleasedMeasure } from '../contract/released.ts';
import { riiDefinition } from '../statistics/slope-index.ts';
import { type GapCode, gapCodes } from './gap-statistics.ts';

/** What each figure of a gap is called, with its unit. */
function labelsOf({ unitLabel }: ReleasedMeasure): Readonly<Record<GapCode, string>> {
  const unit =
    unitLabel === '%' ? 'percentage points' : unitLabel.replace(/^%/, 'percentage points');
  return {
    difference: `Most deprived minus least deprived (${unit})`,
    ratio: 'Most deprived divided by least deprived',
    'slope-index': `Slope index of inequality (${unit}; above 0 is more among the most deprived)`,
    'relative-index': 'Relative index of inequality (above 1 is more among the most deprived)',
    'concentration-index': 'Concentration index (below 0 is more among the most deprived)',
    'attributable-fraction':
      'Share that the rate of the least deprived would spare (%, ages not allowed for)',
    excess:
      'Cases or events that the rate of the least deprived would spare (ages not allowed for)',
    'rate-effect': `Of the difference, what differs at the same age (${unit})`,
    'age-effect': `Of the difference, what comes from their ages (${unit})`,
  };
}

/** The figures that a measure's gap has, as categories of the dimension `statistic`. */
export function gapCategories(measure: ReleasedMeasure): readonly Category[] {
  const labels = labelsOf(measure);
  const hasCounts = measure.form === 'crude' && measure.unit !== 'mean';
  const codes = hasCounts ? gapCodes : gapCodes.slice(0, 5);
  return codes.map((code) => ({ code, label: labels[code] }));
}

/** How the figures are worked out, for the unit and the form of the measure. */
function methodOf({ unit, form, method }: ReleasedMeasure): string {
  const isOfPeople = form === 'crude' && unit === 'percent';
  const scale = isOfPeople ? 'logits' : unit === 'mean' ? 'values' : 'logarithms';
  const sentences = [
    'Worked out from the protected values of the five quintiles',
    `Slope index: weighted least squares of their ${scale} on the middle rank of each quintile (Low and Low 2004), turned round so that more among the most deprived is above 0`,
    `Relative index: ${riiDefinition}, turned round likewise`,
    'Concentration index: Kakwani et al. 1997',
    isOfPeople
      ? 'Difference: Newcombe 1998; ratio: log-normal limits'
      : 'Difference and ratio: normal and log-normal limits from the intervals of the two quintiles',
    ...(form === 'crude' && unit !== 'mean'
      ? [
          'Share and number spared: Wilson 1927 and Poisson limits of both groups joined (Zou and Donner 2008)',
          'Effects of rates and of ages: Kitagawa 1955, by five-year age band',
        ]
      : []),
    '95% confidence',
    `Values of each quintile: ${method}`,
  ];
  return sentences.join('. ');
}

/** A measure's gap in words. */
export function describeGap(measure: ReleasedMeasure): ReleasedMeasure {
  return {
    ...measure,
    label: `${measure.label}: gap between deprivation quintiles`,
    unit: 'mixed',
    unitLabel: 'see each row',
    method: methodOf(measure),
  };
}
