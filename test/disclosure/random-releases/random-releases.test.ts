import { expect, test } from 'vitest';
import { judgeSeed } from './judge.ts';

/** Sequences of one test; all tests together are a small share of those of the bench. */
const together = 10;
const starts = [1, 11, 21, 31];

/** What is wrong with each seed, so that `node test/bench/random-releases.mjs 1 SEED` can replay it. */
async function wrongFrom(start: number) {
  const wrong: string[] = [];
  let hidden = 0;
  for (let seed = start; seed < start + together; seed += 1) {
    const verdict = await judgeSeed(seed);
    hidden += verdict.hidden;
    const lines = [...verdict.narrow, ...verdict.disagreements];
    wrong.push(...lines.slice(0, 3).map((line) => `seed ${seed}: ${line}`));
  }
  return { wrong, hidden };
}

test.each(starts)(
  'of 10 random sequences of releases from seed %i nobody learns a hidden count, and all checks say the same',
  async (start) => {
    const { wrong, hidden } = await wrongFrom(start);
    expect(wrong).toEqual([]);
    expect(hidden).toBeGreaterThan(together);
  },
  300_000,
);
