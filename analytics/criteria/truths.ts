/** A bit for each row, thirty-two to a number, the first in the lowest bit; bits past the last mean nothing. */
export type Bits = Uint32Array;

/** Of each row whether a statement is true of it, and whether it is false; of the rest it is unknown. */
export interface Truths {
  readonly yes: Bits;
  readonly no: Bits;
}

const bitsFor = (rows: number): Bits => new Uint32Array(Math.ceil(rows / 32));

/** The same truth of every row; null is unknown. */
export function sameTruth(rows: number, truth: boolean | null): Truths {
  const full = bitsFor(rows).fill(0xffffffff);
  return { yes: truth === true ? full : bitsFor(rows), no: truth === false ? full : bitsFor(rows) };
}

/** The truth that a test gives for each row; null is unknown. */
export function truthsBy(rows: number, test: (row: number) => boolean | null): Truths {
  const truths = { yes: bitsFor(rows), no: bitsFor(rows) };
  for (let at = 0; at < truths.yes.length; at += 1) {
    const last = Math.min(rows, at * 32 + 32);
    let yes = 0;
    let no = 0;
    for (let row = at * 32; row < last; row += 1) {
      const truth = test(row);
      if (truth === true) yes |= 1 << (row & 31);
      else if (truth === false) no |= 1 << (row & 31);
    }
    truths.yes[at] = yes;
    truths.no[at] = no;
  }
  return truths;
}

/** The rows of which every one is set; all of them where there is nothing to be set. */
function allSet(parts: readonly Bits[], rows: number): Bits {
  const [first = sameTruth(rows, true).yes, ...rest] = parts;
  const bits = first.slice();
  for (const part of rest) {
    for (let at = 0; at < bits.length; at += 1) {
      bits[at] = (bits[at] as number) & (part[at] as number);
    }
  }
  return bits;
}

function anySet(parts: readonly Bits[], rows: number): Bits {
  const [first = bitsFor(rows), ...rest] = parts;
  const bits = first.slice();
  for (const part of rest) {
    for (let at = 0; at < bits.length; at += 1) {
      bits[at] = (bits[at] as number) | (part[at] as number);
    }
  }
  return bits;
}

/** True where every one is true, false where any is false (Kleene 1938). */
export function everyOf(truths: readonly Truths[], rows: number): Truths {
  return {
    yes: allSet(
      truths.map(({ yes }) => yes),
      rows,
    ),
    no: anySet(
      truths.map(({ no }) => no),
      rows,
    ),
  };
}

export const negated = ({ yes, no }: Truths): Truths => ({ yes: no, no: yes });

/** True where any is true, false where every one is false. */
export function someOf(truths: readonly Truths[], rows: number): Truths {
  return negated(everyOf(truths.map(negated), rows));
}

/** Calls back for each bit that is set, in order. */
export function eachBit(bits: Bits, rows: number, see: (row: number) => void): void {
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] as number;
    while (word !== 0) {
      const row = at * 32 + 31 - Math.clz32(word & -word);
      if (row < rows) see(row);
      word &= word - 1;
    }
  }
}

/** Whether any row's bit is set. */
export function hasAny(bits: Bits, rows: number): boolean {
  const whole = rows >>> 5;
  for (let at = 0; at < whole; at += 1) if (bits[at] !== 0) return true;
  const rest = rows & 31;
  return rest > 0 && ((bits[whole] as number) & ((1 << rest) - 1)) !== 0;
}

/** The rows of which neither is true. */
export function neither(one: Bits, other: Bits): Bits {
  const bits = new Uint32Array(one.length);
  for (let at = 0; at < bits.length; at += 1) {
    bits[at] = ~((one[at] as number) | (other[at] as number));
  }
  return bits;
}

/** The rows of which the bit is not set. */
export function inverted(bits: Bits): Bits {
  const others = new Uint32Array(bits.length);
  for (let at = 0; at < bits.length; at += 1) others[at] = ~(bits[at] as number);
  return others;
}

/** Adds a weight to the row of each bit that is set. */
export function addTo(sums: Float64Array, bits: Bits, weight: number): void {
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] as number;
    while (word !== 0) {
      const row = at * 32 + 31 - Math.clz32(word & -word);
      if (row < sums.length) sums[row] = (sums[row] as number) + weight;
      word &= word - 1;
    }
  }
}

/** The rows of which it is unknown. */
export const unknownOf = ({ yes, no }: Truths): Bits => neither(yes, no);
