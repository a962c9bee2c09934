import type { Bits } from '../../criteria/truths.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { Segmentation } from '../../definition/segmentation.ts';

/** Bits up to which a pattern is looked up by place. */
const lookedUp = 20;

/** Segments whose bits are kept in one number, with the bit of the population in the first. */
const perWord = 30;

/** The patterns of a definition as they are met, numbered from 0. */
export interface PatternBook {
  readonly patterns: readonly Pattern[];
  /**
   * Writes the number of each row's pattern: `inside` is who is in the population (null is
   * everybody), `rules` who meets each segment's rule (null for the one with `otherwise`).
   */
  write(
    rows: number,
    inside: Bits | null,
    rules: readonly (Bits | null)[],
    into: Uint32Array,
  ): void;
}

function patternOf(isInside: boolean, met: readonly number[], rest: number): Pattern {
  if (!isInside) return { segment: null, isInside, matched: [] };
  const matched = met.length > 0 || rest < 0 ? met : [rest];
  return { segment: matched[0] ?? null, isInside, matched };
}

/** The words of each row: in the lowest bit of the first whether it is inside, then a bit a rule. */
function wordsOf(
  rows: number,
  inside: Bits | null,
  rules: readonly (Bits | null)[],
): Uint32Array[] {
  const words = Array.from(
    { length: Math.max(1, Math.ceil((rules.length + 1) / perWord)) },
    () => new Uint32Array(rows),
  );
  const add = (bits: Bits, at: number) => {
    const word = words[Math.floor(at / perWord)] as Uint32Array;
    const bit = 1 << (at % perWord);
    for (let part = 0; part < bits.length; part += 1) {
      let rest = bits[part] as number;
      while (rest !== 0) {
        const row = part * 32 + 31 - Math.clz32(rest & -rest);
        if (row < rows) word[row] = (word[row] as number) | bit;
        rest &= rest - 1;
      }
    }
  };
  if (inside === null) words[0]?.fill(1);
  else add(inside, 0);
  rules.forEach((rule, position) => {
    if (rule === null) return;
    add(
      inside === null ? rule : rule.map((word, at) => word & (inside[at] as number)),
      position + 1,
    );
  });
  return words;
}

export function makePatternBook({ segments }: Segmentation): PatternBook {
  const rest = segments.findIndex(({ when }) => when === null);
  const patterns: Pattern[] = [];
  const numbers = new Map<string, number>();
  const quick = segments.length < lookedUp ? new Int32Array(2 ** (segments.length + 1)) : null;

  function numberOf(words: readonly number[]): number {
    const key = words.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const met = segments.flatMap((_, position) => {
      const at = position + 1;
      const word = words[Math.floor(at / perWord)] as number;
      return ((word >>> (at % perWord)) & 1) === 1 ? [position] : [];
    });
    patterns.push(patternOf(((words[0] as number) & 1) === 1, met, rest));
    numbers.set(key, patterns.length - 1);
    return patterns.length - 1;
  }
  return {
    patterns,
    write(rows, inside, rules, into) {
      const words = wordsOf(rows, inside, rules);
      const [first = new Uint32Array(rows)] = words;
      for (let row = 0; row < rows; row += 1) {
        const word = first[row] as number;
        const place = quick === null ? 0 : (quick[word] as number);
        const number = place > 0 ? place - 1 : numberOf(words.map((one) => one[row] as number));
        if (quick !== null) quick[word] = number + 1;
        into[row] = number;
      }
    },
  };
}
