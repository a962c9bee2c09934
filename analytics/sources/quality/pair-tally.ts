/** How often each pair of numbers was met, by open addressing. */
export interface PairTally {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly counts: Int32Array;
  /** Slots in use, in the order of their first use. */
  readonly used: Int32Array;
  readonly inUse: number;
}

/** An empty tally with so many slots, a power of two; it is grown before more than half are in use. */
export function makeTally(slots = 1024): PairTally {
  const numbers = () => new Int32Array(slots);
  const used = new Int32Array(slots / 2);
  return { first: numbers(), second: numbers(), counts: numbers(), used, inUse: 0 };
}

function slotOf({ first, second, counts }: PairTally, one: number, other: number): number {
  const last = counts.length - 1;
  const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  let at = (mixed ^ (mixed >>> 15)) & last;
  while (counts[at] !== 0 && (first[at] !== one || second[at] !== other)) at = (at + 1) & last;
  return at;
}

function grown(tally: PairTally): PairTally {
  const larger = makeTally(tally.counts.length * 4);
  for (let at = 0; at < tally.inUse; at += 1) {
    const from = tally.used[at] as number;
    const one = tally.first[from] as number;
    const other = tally.second[from] as number;
    const slot = slotOf(larger, one, other);
    larger.first[slot] = one;
    larger.second[slot] = other;
    larger.counts[slot] = tally.counts[from] as number;
    larger.used[at] = slot;
  }
  return { ...larger, inUse: tally.inUse };
}

/** Pairs of numbers, and how often each is there. */
export interface Pairs {
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly times: Uint32Array;
}

/** The tally with the pairs from one place up to another added; the given one is used up. */
export function addPairs(given: PairTally, pairs: Pairs, from: number, to: number): PairTally {
  const { one, other, times } = pairs;
  let tally = given;
  let { inUse } = given;
  for (let at = from; at < to; at += 1) {
    const slot = slotOf(tally, one[at] as number, other[at] as number);
    const count = tally.counts[slot] as number;
    tally.counts[slot] = count + (times[at] as number);
    if (count > 0) continue;
    tally.first[slot] = one[at] as number;
    tally.second[slot] = other[at] as number;
    tally.used[inUse] = slot;
    inUse += 1;
    if (inUse === tally.used.length) tally = grown({ ...tally, inUse });
  }
  return { ...tally, inUse };
}

/** Gives each pair and its count once; the tally that is returned is empty and takes over the room. */
export function drain(
  tally: PairTally,
  take: (count: number, one: number, other: number) => void,
): PairTally {
  for (let at = 0; at < tally.inUse; at += 1) {
    const slot = tally.used[at] as number;
    take(tally.counts[slot] as number, tally.first[slot] as number, tally.second[slot] as number);
    tally.counts[slot] = 0;
  }
  return { ...tally, inUse: 0 };
}
