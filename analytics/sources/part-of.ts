import type { Progress } from '../contract/methods.ts';

/** The part of a whole progress from one share to another. */
export function partOf(
  progress: (progress: Progress) => void,
  from: number,
  to: number,
): (progress: Progress) => void {
  return ({ share, phrase }) =>
    progress({ share: share === null ? null : from + share * (to - from), phrase });
}
