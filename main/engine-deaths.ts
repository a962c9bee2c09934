import type { Problem } from '../analytics/contract/problem.ts';

const loopDeaths = 3;
const loopWindow = 30_000;

/** What is asked of an engine that is not started again. */
export const loop: Problem = {
  code: 'engine-lost',
  reason: `The engine stopped ${loopDeaths} times in a row and is not started again.`,
  hint: 'Close this window and start Quintile again; if it happens again, use a smaller extract.',
};

/** Remembers how the engines of one program ended. */
export interface EngineDeaths {
  /**
   * Notes an end; true where it is one too many: three deaths within 30 s, or three engines in a
   * row that ended before they served.
   */
  isLoop(end: 'died' | 'killed', hasServed: boolean): boolean;
}

export function countDeaths(): EngineDeaths {
  let deaths: readonly number[] = [];
  let vainStarts = 0;
  return {
    isLoop(end, hasServed) {
      const now = Date.now();
      deaths = [...deaths, ...(end === 'died' ? [now] : [])].filter((at) => now - at < loopWindow);
      vainStarts = hasServed ? 0 : vainStarts + 1;
      return deaths.length >= loopDeaths || vainStarts >= loopDeaths;
    },
  };
}
