/** Limits at 95%, written from the formulas and not from the program. */
export interface NaiveLimits {
  readonly lower: number | null;
  readonly upper: number | null;
}

export const z95 = 1.959963984540054;

/** Wilson 1927: the roots of the score equation. */
export function wilson(count: number, people: number): NaiveLimits {
  const share = count / people;
  const square = z95 ** 2;
  const centre = (share + square / (2 * people)) / (1 + square / people);
  const half =
    (z95 / (1 + square / people)) *
    Math.sqrt((share * (1 - share)) / people + square / (4 * people ** 2));
  return {
    lower: count === 0 ? 0 : centre - half,
    upper: count === people ? 1 : centre + half,
  };
}

export function byar(count: number): { readonly lower: number; readonly upper: number } {
  const more = count + 1;
  return {
    lower: count * (1 - 1 / (9 * count) - z95 / (3 * Math.sqrt(count))) ** 3,
    upper: more * (1 - 1 / (9 * more) + z95 / (3 * Math.sqrt(more))) ** 3,
  };
}

/** The chance of so many events or fewer where so many are expected. */
function atMost(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let sum = term;
  for (let event = 1; event <= count; event += 1) {
    term *= expected / event;
    sum += term;
  }
  return sum;
}

function whereZero(falling: (at: number) => number, high: number): number {
  let [low, up] = [0, high];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + up) / 2;
    if (falling(middle) > 0) low = middle;
    else up = middle;
  }
  return (low + up) / 2;
}

/** Exact Poisson limits below 10 events, by halving; Byar's from 10. */
export function poisson(count: number): { readonly lower: number; readonly upper: number } {
  if (count >= 10) return byar(count);
  const upper = whereZero((expected) => atMost(count, expected) - 0.025, 60);
  if (count === 0) return { lower: 0, upper };
  return { lower: whereZero((expected) => atMost(count - 1, expected) - 0.975, 60), upper };
}

/** What Student's density is divided by, by recurrence over the degrees of freedom. */
function scaleOfT(freedom: number): number {
  let scale = freedom % 2 === 1 ? 1 / Math.PI : 1 / (2 * Math.SQRT2);
  for (let at = freedom % 2 === 1 ? 1 : 2; at < freedom; at += 2) {
    scale *= (Math.sqrt(at / (at + 2)) * (at + 1)) / at;
  }
  return scale;
}

/** The share of Student's distribution from 0 to a number, by Simpson's rule over an angle. */
function shareOfT(to: number, freedom: number, scale: number): number {
  const end = Math.atan(to / Math.sqrt(freedom));
  const steps = 1_000;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * Math.cos((end * step) / steps) ** (freedom - 1);
  }
  return (scale * Math.sqrt(freedom) * sum * end) / steps / 3;
}

const knownT = new Map<number, number>();

/** The 97.5% point of Student's distribution, by Newton's steps. */
export function studentT(freedom: number): number {
  const known = knownT.get(freedom);
  if (known !== undefined) return known;
  const scale = scaleOfT(freedom);
  let found = freedom === 1 ? 12.7 : 2.2;
  for (let step = 0; step < 8; step += 1) {
    const density = scale * (1 + found ** 2 / freedom) ** (-(freedom + 1) / 2);
    found -= (shareOfT(found, freedom, scale) - 0.475) / density;
  }
  knownT.set(freedom, found);
  return found;
}

/** The sum of squares about the mean over one less than how many there are. */
export function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
