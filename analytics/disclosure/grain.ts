/** The smallest of 1, 2 and 5 times a power of ten that is at least a size over 0. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 5].find((times) => times * power >= size * (1 - 1e-12)) ?? 10;
  return step * power;
}

/**
 * How finely a value may be told that cannot be worked out from protected counts: in steps as coarse as
 * those of a count rounded to `base` out of `count`. A value of 40 that 400 people make, at base 5, goes
 * to the nearest half. 0 where nothing is rounded.
 */
export function grainOf(value: number, count: number, base: number): number {
  const size = (Math.abs(value) * base) / count;
  return base <= 1 || !(size > 0) || !Number.isFinite(size) ? 0 : roundStep(size);
}

/**
 * A number to the nearest step, or to the next one below or above; a step of 0 changes nothing.
 */
export function toGrain(
  value: number,
  grain: number,
  towards: 'nearest' | 'below' | 'above' = 'nearest',
): number {
  if (grain === 0) return value;
  const digits = Math.max(0, Math.ceil(-Math.log10(grain)));
  const steps = value / grain;
  const nearest = Math.round(steps);
  const isStep = Math.abs(steps - nearest) <= 1e-9 * Math.max(1, Math.abs(steps));
  const to = { nearest, below: Math.floor(steps), above: Math.ceil(steps) }[towards];
  return Number(((isStep ? nearest : to) * grain).toFixed(Math.min(digits, 100)));
}
