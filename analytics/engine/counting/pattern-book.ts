import type { Bits } from '../../criteria/truths.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { Segmentation } from '../../definition/segmentation.ts';
import { makePairBook } from './pair-book.ts';

/** Rules whose bits make up one value. */
const perValue = 8;

/** The four lowest bits of a number, each in a byte of its own. */
const spread = Uint32Array.from({ length: 16 }, (_, bits) =>
  [0, 1, 2, 3].reduce((word, at) => word | (((bits >>> at) & 1) << (8 * at)), 0),
);

/** The patterns of a definition as they are met, numbered from 0. */
export interface PatternBook {
  readonly patterns: readonly Pattern[];
  /**
   * Writes the number of each row's pattern: `inside` is who is in the population (null is
   * everybody), `rules` who meets each segment's rule (null for the one with `otherwise`).
   */
  write(inside: Bits | null, rules: readonly (Bits | null)[], into: Uint32Array): void;
}

/** For each row a byte of up to eight bits, one of each list; null is a list of noughts. */
function bytesOf(lists: readonly (Bits | null)[], rows: number): Uint8Array {
  const words = Math.ceil(rows / 32);
  const bytes = new Uint32Array(words * 8);
  lists.forEach((list, bit) => {
    if (list === null) return;
    for (let at = 0; at < words; at += 1) {
      let rest = list[at] as number;
      for (let four = at * 8; rest !== 0; four += 1) {
        bytes[four] = (bytes[four] as number) | ((spread[rest & 15] as number) << bit);
        rest >>>= 4;
      }
    }
  });
  return new Uint8Array(bytes.buffer, 0, rows);
}

function patternOf(bits: readonly boolean[], rest: number): Pattern {
  const [isInside = false, ...rules] = bits;
  if (!isInside) return { segment: null, isInside, matched: [] };
  const met = rules.flatMap((isMet, position) => (isMet ? [position] : []));
  const matched = met.length > 0 || rest < 0 ? met : [rest];
  return { segment: matched[0] ?? null, isInside, matched };
}

const bitsOf = (value: number) =>
  Array.from({ length: perValue }, (_, bit) => ((value >>> bit) & 1) === 1);

const inBoth = (one: Bits, other: Bits): Bits =>
  one.map((word, at) => word & (other[at] as number));

/** A book of the patterns of a definition, to be written in again and again. */
export function makePatternBook({ segments }: Segmentation): PatternBook {
  const rest = segments.findIndex(({ when }) => when === null);
  const books = Array.from({ length: Math.ceil((segments.length + 1) / perValue) }, () =>
    makePairBook(2 ** perValue),
  );
  const patterns: Pattern[] = [];

  /** Whether a number is inside, and then whether it meets each rule. */
  function readBits(number: number): boolean[] {
    let before = number;
    const values = books.toReversed().map(({ pairs }) => {
      const pair = pairs[before] as number;
      before = Math.floor(pair / 2 ** perValue);
      return pair % 2 ** perValue;
    });
    return values.reverse().flatMap(bitsOf);
  }
  return {
    patterns,
    write(inside, rules, into) {
      const everybody = inside ?? new Uint32Array(Math.ceil(into.length / 32)).fill(0xffffffff);
      const met = rules.map((rule) => (rule && inside ? inBoth(rule, inside) : rule));
      const lists = [everybody, ...met];
      into.fill(0);
      books.forEach((book, at) => {
        book.write(into, bytesOf(lists.slice(at * perValue, (at + 1) * perValue), into.length));
      });
      const count = books.at(-1)?.pairs.length ?? 0;
      for (let number = patterns.length; number < count; number += 1) {
        patterns.push(patternOf(readBits(number), rest));
      }
    },
  };
}
