import type { Pattern } from '../../cube/pattern.ts';
import type { HeldCodes } from './held-codes.ts';
import { leftOut, type SortedCodes } from './sort-codes.ts';

/** The patterns that a definition makes, and how many people are of each. */
export interface CountedPatterns {
  readonly patterns: readonly Pattern[];
  readonly people: Float64Array;
}

/** Counts sorted people by their patterns. */
export function countPatterns(
  { persons: { start, setting } }: HeldCodes,
  { patterns, pattern, classOf, classes }: SortedCodes,
): CountedPatterns {
  const people = new Float64Array(patterns.length);
  const profiles = pattern.length / classes;
  const add = (at: number, count: number) => {
    const number = pattern[at] as number;
    if (number !== leftOut) people[number] = (people[number] as number) + count;
  };
  for (let profile = 0; profile < profiles; profile += 1) {
    const [from, end] = [start[profile] as number, start[profile + 1] as number];
    if (classes === 1) add(profile, end - from);
    else {
      for (let person = from; person < end; person += 1) {
        add((classOf[setting[person] as number] as number) * profiles + profile, 1);
      }
    }
  }
  return { patterns, people };
}
