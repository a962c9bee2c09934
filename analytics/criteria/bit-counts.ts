import type { CountBounds } from './count-bounds.ts';
import type { RowColumns } from './row-columns.ts';
import { type Bits, everyOf, hasAny, inverted, negated, type Truths, unknownOf } from './truths.ts';

/** Of each row how many statements are true of it, as binary digits, the lowest first. */
type Digits = readonly Bits[];

/** Adds up bits by row, thirty-two rows at once. */
function digitsOf(parts: readonly Bits[], words: number): Digits {
  const digits = Array.from(
    { length: 32 - Math.clz32(parts.length) },
    () => new Uint32Array(words),
  );
  for (const part of parts) {
    for (let at = 0; at < words; at += 1) {
      let carried = part[at] as number;
      for (let place = 0; carried !== 0; place += 1) {
        const digit = digits[place] as Bits;
        const before = digit[at] as number;
        digit[at] = before ^ carried;
        carried &= before;
      }
    }
  }
  return digits;
}

/** The rows whose number is at least as high as another. */
function rowsAtLeast(digits: Digits, least: number, words: number): Bits {
  const bits = new Uint32Array(words);
  if (least >= 2 ** digits.length) return bits;
  bits.fill(0xffffffff);
  digits.forEach((digit, place) => {
    const isSet = ((least >>> place) & 1) === 1;
    for (let at = 0; at < words; at += 1) {
      const [own, lower] = [digit[at] as number, bits[at] as number];
      bits[at] = isSet ? own & lower : own | lower;
    }
  });
  return bits;
}

/** How many statements are true of each row, and may be: the same where nothing is unknown. */
export interface RowCounts {
  readonly lowest: Digits;
  readonly highest: Digits;
}

function count(statements: readonly Truths[], rows: number): RowCounts {
  const words = Math.ceil(rows / 32);
  const known = statements.map(({ yes }) => yes);
  const lowest = digitsOf(known, words);
  if (!statements.some((one) => hasAny(unknownOf(one), rows))) return { lowest, highest: lowest };
  const possible = statements.map(({ no }) => inverted(no));
  return { lowest, highest: digitsOf(possible, words) };
}

/** Whether the count is at least as high: true where the lowest is, false where the highest is not. */
function reaching({ lowest, highest }: RowCounts, least: number, words: number): Truths {
  const yes = rowsAtLeast(lowest, least, words);
  const possible = highest === lowest ? yes : rowsAtLeast(highest, least, words);
  return { yes, no: inverted(possible) };
}

/**
 * Whether the number of statements that are true of a row lies within bounds: true where it does
 * however the unknown ones turn out, false where it cannot. `name` is the same for the same statements.
 */
export function countTruths(
  name: string,
  statements: readonly Truths[],
  { atLeast: least, atMost: most }: CountBounds,
  { rows, counted }: Pick<RowColumns, 'rows' | 'counted'>,
): Truths {
  const own = counted.get(name) ?? count(statements, rows);
  counted.set(name, own);
  const words = Math.ceil(rows / 32);
  const truths = [
    ...(least === null ? [] : [reaching(own, least, words)]),
    ...(most === null ? [] : [negated(reaching(own, most + 1, words))]),
  ];
  return everyOf(truths, rows);
}
