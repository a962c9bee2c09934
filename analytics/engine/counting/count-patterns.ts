import type { Pattern } from '../../cube/pattern.ts';
import type { HeldCodes } from './held-codes.ts';
import { leftOut, type SortedCodes } from './sort-codes.ts';

/** The patterns that a definition makes, and how many people are of each. */
export interface CountedPatterns {
  readonly patterns: readonly Pattern[];
  readonly people: Float64Array;
}

/** Calls back with the place in `pattern` of each person, or of each profile with all of its people. */
export async function eachOf(
  held: HeldCodes,
  { classOf, classes, pattern }: Pick<SortedCodes, 'classOf' | 'classes' | 'pattern'>,
  see: (at: number, people: number) => void,
): Promise<void> {
  if (classes === 1) {
    held.people.forEach((people, profile) => {
      see(profile, people);
    });
    return;
  }
  const { profile, setting } = await held.codes();
  const profiles = pattern.length / classes;
  for (let person = 0; person < profile.length; person += 1) {
    const start = (classOf[setting[person] as number] as number) * profiles;
    see(start + (profile[person] as number), 1);
  }
}

/** Counts sorted people by their patterns. */
export async function countPatterns(
  held: HeldCodes,
  sorted: SortedCodes,
): Promise<CountedPatterns> {
  const { patterns, pattern } = sorted;
  const people = new Float64Array(patterns.length);
  await eachOf(held, sorted, (at, count) => {
    const number = pattern[at] as number;
    if (number !== leftOut) people[number] = (people[number] as number) + count;
  });
  return { patterns, people };
}
