const points = 100;

const digits = (whole: number) => String(Math.abs(whole)).length;

/** 95% of a number, down to one significant figure. */
function axisFloor(number: number): number {
  const size = 10 ** (digits(Math.floor(number * 0.95)) - 1);
  return Math.floor((number * 0.95) / size) * size;
}

/** 105% of a number, up to two significant figures. */
function axisCeiling(number: number): number {
  const size = 10 ** (digits(Math.ceil(number * 1.05)) - 2);
  return Math.ceil((number * 1.05) / size) * size;
}

/** From 0 where the largest is more than twice the smallest; else from just below the smallest. */
export function funnelRange(denominators: readonly number[]): { first: number; last: number } {
  const smallest = Math.min(...denominators);
  const largest = Math.max(...denominators);
  return {
    first: largest > 2 * smallest ? 0 : axisFloor(smallest),
    last: axisCeiling(largest),
  };
}

/**
 * 100 whole numbers from `first` (1 at least) to about `last`, closer together at the small end. The
 * reference takes one step fewer into account for ratios: `stepsAhead` is 100 for them, else 99.
 */
export function funnelAxis(range: { first: number; last: number }, stepsAhead: number): number[] {
  const axis = [Math.max(1, range.first)];
  for (let steps = stepsAhead; axis.length < points; steps -= 1) {
    const before = axis[axis.length - 1] ?? 1;
    const next = Math.round((range.last / before) ** (1 / steps) * before);
    axis.push(Math.max(next, before + 1));
  }
  return axis;
}
