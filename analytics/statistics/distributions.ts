import {
  bdtr,
  bdtrc,
  chdtrc,
  compiled,
  igam,
  igamc,
  igami,
  incbi,
  lgam,
  ndtri,
  stdtri,
} from 'cephes';

/** The library is WebAssembly, which a browser compiles only while others go on. */
await compiled;

/** The library stops with an error, or gives NaN, where a number underflows: undefined then. */
function found(of: () => number): number | undefined {
  try {
    const value = of();
    return Number.isNaN(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The library's counts are of 32 bits. */
const mostTrials = 2 ** 31 - 1;

/** Beyond this shape neighbouring quantiles are one number. */
const largestShape = 1e15;

const isShare = (p: number) => p > 0 && p < 1;

/**
 * The value below which a share `p` of the standard normal distribution lies. -Infinity at 0, Infinity
 * at 1, undefined beyond and where the library cannot tell. Cephes `ndtri`.
 */
export function normalQuantile(p: number): number | undefined {
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return isShare(p) ? found(() => ndtri(p)) : undefined;
}

/** The z of a two-sided interval, e.g. 1.959964 at 0.95; Infinity at 1. */
export function twoSidedZ(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2) ?? Number.NaN;
}

/** Wilson and Hilferty 1931: near enough to start from. */
function gammaStart(p: number, shape: number): number {
  const z = ndtri(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (root > 0.1) return shape * root ** 3;
  return Math.exp((Math.log(p) + lgam(shape + 1)) / shape);
}

/** The library's own inverse; it stops with an error where a step of its search underflows. */
function libraryGamma(p: number, shape: number): number {
  try {
    const found = igami(shape, 1 - p);
    return Number.isFinite(found) && found > 0 ? found : gammaStart(p, shape);
  } catch {
    return gammaStart(p, shape);
  }
}

/** Newton's steps in the nearer tail, so that nothing is lost to 1 - p. */
function polishGamma(start: number, p: number, shape: number): number {
  let x = start;
  for (let step = 0; step < 20; step += 1) {
    const logDensity = (shape - 1) * Math.log(x) - x - lgam(shape);
    const excess = p < 0.5 ? igam(shape, x) - p : 1 - p - igamc(shape, x);
    const next = x - excess * Math.exp(-logDensity);
    if (!(next > 0)) return x;
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 1e-15 * x) break;
  }
  return x;
}

/** Goldberg and Levine 1946, Ann Math Stat 17:216-225: exact to 1e-15 from a shape of 10,000,000 up. */
function largeGamma(p: number, shape: number): number {
  const z = ndtri(p);
  const root = Math.sqrt(shape);
  const third = (z ** 3 - 7 * z) / 36 / root;
  const fourth = (6 * z ** 4 + 14 * z ** 2 - 32) / 1620 / shape;
  return shape + z * root + (z ** 2 - 1) / 3 + third - fourth;
}

/** The library searches without end for the smallest shapes, and for minutes, in vain, for the largest. */
function gammaInside(p: number, shape: number): number {
  if (shape >= 1e7) return largeGamma(p, shape);
  const start = gammaStart(p, shape);
  return shape < 1e-10 || start < 1e-290 ? start : polishGamma(libraryGamma(p, shape), p, shape);
}

/**
 * The quantile of a gamma distribution of that shape (over 0, to 1e15) and scale 1. 0 at 0, Infinity at
 * 1; undefined elsewhere.
 */
export function gammaQuantile(p: number, shape: number): number | undefined {
  if (!(shape > 0 && shape <= largestShape)) return undefined;
  if (p === 0 || p === 1) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (!isShare(p)) return undefined;
  return found(() => gammaInside(p, shape));
}

/** The quantile of the chi-squared distribution, `degrees` of freedom over 0 (a fraction allowed). */
export function chiSquaredQuantile(p: number, degrees: number): number | undefined {
  const gamma = gammaQuantile(p, degrees / 2);
  return gamma === undefined ? undefined : 2 * gamma;
}

/** The share of the chi-squared distribution above a value from 0 up. */
export function chiSquaredAbove(value: number, degrees: number): number {
  return chdtrc(degrees, value);
}

/** Abramowitz and Stegun 1964, 26.7.5: its error is below 1e-14 from 10,000 degrees up. */
function largeT(p: number, degrees: number): number {
  const z = ndtri(p);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

/** The quantile of Student's t, whole `degrees` of freedom from 1; undefined elsewhere. */
export function tQuantile(p: number, degrees: number): number | undefined {
  if (!(Number.isInteger(degrees) && degrees >= 1)) return undefined;
  if (!isShare(p)) return normalQuantile(p);
  if (p === 0.5) return 0;
  return degrees >= 10_000 ? largeT(p, degrees) : found(() => stdtri(degrees, p));
}

/** The quantile of the beta distribution, both parameters over 0; undefined elsewhere. */
export function betaQuantile(p: number, a: number, b: number): number | undefined {
  if (!(a > 0 && b > 0)) return undefined;
  if (p === 0 || p === 1) return p;
  return isShare(p) ? found(() => incbi(a, b, p)) : undefined;
}

/** The chance of at most `count` of `trials` (whole, from 0 below 2^31); undefined elsewhere. */
export function binomialAtMost(count: number, trials: number, chance: number): number | undefined {
  if (count >= trials) return 1;
  if (!(trials <= mostTrials)) return undefined;
  return count < 0 ? 0 : found(() => bdtr(count, trials, chance));
}

/** The chance of at least `count` of `trials` (whole, from 0 below 2^31); undefined elsewhere. */
export function binomialAtLeast(count: number, trials: number, chance: number): number | undefined {
  if (count <= 0) return 1;
  if (!(trials <= mostTrials)) return undefined;
  return found(() => bdtrc(count - 1, trials, chance));
}
