/** A seeded stream of whole numbers: sfc32 (Chris Doty-Humphrey, PractRand), period about 2^128. */
export interface Random {
  /** 0 to 2^32 - 1. */
  whole(): number;
  /** 0 up to, but without, 1. */
  unit(): number;
  /** Fills a whole array at once, which is several times as fast. */
  fill(numbers: Uint32Array): void;
}

const warmUp = 15;

/** A stream of its own for each pair of seed and stream number. */
export function makeRandom(seed: number, stream: number): Random {
  const state = new Uint32Array([
    seed % 2 ** 32,
    Math.floor(seed / 2 ** 32),
    stream % 2 ** 32,
    (Math.floor(stream / 2 ** 32) ^ 0x9e3779b9) >>> 0,
  ]);
  const fill = (numbers: Uint32Array) => {
    let [a = 0, b = 0, c = 0, d = 0] = state as unknown as readonly number[];
    for (let index = 0; index < numbers.length; index += 1) {
      const sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = ((c << 21) | (c >>> 11)) + sum;
      numbers[index] = sum;
    }
    state.set([a, b, c, d]);
  };
  const one = new Uint32Array(1);
  const whole = () => {
    fill(one);
    return one[0] ?? 0;
  };
  fill(new Uint32Array(warmUp));
  return { whole, unit: () => whole() / 2 ** 32, fill };
}

/** A probability as a threshold: a whole number below it is drawn with that probability. */
export function threshold(probability: number): number {
  return Math.min(0xffffffff, Math.max(0, Math.round(probability * 2 ** 32)));
}

/** Thresholds that rise to 2^32 - 1, one for each weight: the first above a number is its category. */
export function cumulative(weights: readonly number[]): Uint32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const thresholds = Uint32Array.from(weights, (weight) => {
    sum += weight;
    return threshold(sum / total);
  });
  thresholds[thresholds.length - 1] = 0xffffffff;
  return thresholds;
}

/** The category of a whole number among the `width` thresholds that begin at `start`. */
export function categoryOf(
  thresholds: Uint32Array,
  start: number,
  width: number,
  whole: number,
): number {
  let low = 0;
  let high = width - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (whole < (thresholds[start + middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same items in another order (Fisher and Yates 1938). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.unit() * (last + 1));
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}
