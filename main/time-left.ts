import type { Progress } from '../analytics/contract/methods.ts';

/** Seconds as somebody who waits would say them. */
function inWords(seconds: number): string {
  if (seconds <= 7) return 'a few seconds left';
  if (seconds <= 55) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  return `about ${Math.max(1, minutes)} min left`;
}

/** Nothing is said of the time left before so much time has gone, milliseconds, and so much work. */
const [quiet, leastShare] = [2_000, 0.02];

/**
 * Adds the time left to the phrases of work whose share of the whole is told: the time so far at
 * the pace so far. The end that was guessed first stands until the guess has left it by a quarter of
 * what remains, so that the words do not dance.
 */
export function withTimeLeft(
  tell: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): (progress: Progress) => void {
  const begun = now();
  let end: number | null = null;
  return ({ share, phrase }) => {
    const gone = now() - begun;
    if (share === null || share < leastShare || share >= 1 || gone < quiet) {
      return tell({ share, phrase });
    }
    const guess = gone / share;
    if (end === null || Math.abs(guess - end) > (guess - gone) / 4) end = guess;
    tell({ share, phrase: `${phrase}, ${inWords(Math.max(0, end - gone) / 1000)}` });
  };
}
