/** How many decimals a value may be printed with. */
export type Decimals = 0 | 1 | 2;

/** Digits of a number that are meant: what lies beyond them comes from binary arithmetic. */
const meant = 15;

/**
 * A number to so many decimals, halves away from zero, as it is written and not as it is held: 3.65 is
 * 3.7, and 4.25 is 4.3.
 */
export function rounded(value: number, decimals: Decimals): number {
  if (!Number.isFinite(value)) return value;
  const written = Math.abs(value).toPrecision(meant);
  const [digits = '0', exponent = '0'] = written.split('e');
  const raised = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const size = Number(`${raised}e-${decimals}`);
  return value < 0 && size > 0 ? -size : Number.isNaN(size) ? value : size;
}
