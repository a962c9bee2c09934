/** What the values of the bands are: it decides the scale on which they spread evenly. */
export type SlopeValueType = 'other' | 'rate' | 'proportion';

/** A scale and the way back from it. */
export interface SlopeScale {
  readonly to: (value: number) => number;
  readonly from: (scaled: number) => number;
}

const scales: Readonly<Record<SlopeValueType, SlopeScale>> = {
  other: { to: (value) => value, from: (scaled) => scaled },
  rate: { to: Math.log, from: Math.exp },
  proportion: {
    to: (value) => Math.log(value / (1 - value)),
    from: (scaled) => 1 / (1 + Math.exp(-scaled)),
  },
};

/** Rates spread on the logarithm, proportions on the logit, everything else as it is. */
export function slopeScale(type: SlopeValueType): SlopeScale {
  return scales[type];
}
