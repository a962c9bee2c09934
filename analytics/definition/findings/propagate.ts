import { propagateScores } from './propagate-scores.ts';
import { propagateSystems } from './propagate-systems.ts';
import { propagateTallies } from './propagate-tallies.ts';
import type { State } from './state.ts';

/** Times that what follows is drawn on; each step is sound by itself, so any number will do. */
const rounds = 6;

/** Draws what follows from what is settled, in place; false where it contradicts itself. */
export function propagate(state: State): boolean {
  for (let round = 0; round < rounds; round += 1) {
    const before = state.changes;
    if (!propagateSystems(state) || !propagateTallies(state) || !propagateScores(state))
      return false;
    if (state.changes === before) return true;
  }
  return true;
}
