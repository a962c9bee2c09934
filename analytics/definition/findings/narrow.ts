import type { Literal } from './claim.ts';
import {
  bitsOf,
  columnOf,
  type ScoreState,
  type State,
  scoreOf,
  type TallyState,
  tallyOf,
  type Whole,
} from './state.ts';
import { isEmpty, isSpanWithin, isWithin, meet, meetSpans, overlap } from './value-set.ts';

function narrowTally(state: TallyState, literal: Literal): TallyState | null {
  if (literal.kind === 'held') {
    const isAgainst = state.held !== null && state.held !== literal.held;
    if (isAgainst) return null;
    return state.held === literal.held ? state : { ...state, held: literal.held };
  }
  if (literal.kind !== 'number') return state;
  const { from, to } = state[literal.of];
  const whole: Whole = { from: Math.max(from, literal.from), to: Math.min(to, literal.to) };
  if (whole.from > whole.to) return null;
  return whole.from === from && whole.to === to ? state : { ...state, [literal.of]: whole };
}

function narrowScore(state: ScoreState, literal: Literal): ScoreState | null {
  if (literal.kind === 'scored') {
    const isAgainst = state.scored !== null && state.scored !== literal.scored;
    if (isAgainst) return null;
    return state.scored === literal.scored ? state : { ...state, scored: literal.scored };
  }
  if (literal.kind !== 'end' || isSpanWithin(state[literal.end], literal.span)) return state;
  const span = meetSpans(state[literal.end], literal.span);
  return span === null ? null : { ...state, [literal.end]: span };
}

/** Whether a literal can hold of a person; what follows from it elsewhere is not looked into. */
export function isOpen(state: State, literal: Literal): boolean {
  switch (literal.kind) {
    case 'column':
      return overlap(columnOf(state, literal.column), literal.set);
    case 'flag':
      return (bitsOf(state, literal.flag) & literal.bits) !== 0;
    case 'held':
    case 'number':
      return narrowTally(tallyOf(state, literal.tally), literal) !== null;
    default:
      return narrowScore(scoreOf(state, literal.score), literal) !== null;
  }
}

/** Whether a literal holds of every person who is still possible. */
export function isSettled(state: State, literal: Literal): boolean {
  switch (literal.kind) {
    case 'column':
      return isWithin(columnOf(state, literal.column), literal.set);
    case 'flag':
      return (bitsOf(state, literal.flag) & ~literal.bits) === 0;
    case 'held':
      return tallyOf(state, literal.tally).held === literal.held;
    case 'number': {
      const { from, to } = tallyOf(state, literal.tally)[literal.of];
      return from >= literal.from && to <= literal.to;
    }
    case 'scored':
      return scoreOf(state, literal.score).scored === literal.scored;
    case 'end':
      return isSpanWithin(scoreOf(state, literal.score)[literal.end], literal.span);
  }
}

function settle<K, V>(state: State, map: Map<K, V>, key: K, before: V, after: V | null): boolean {
  if (after === null) return false;
  map.set(key, after);
  if (after !== before) state.changes += 1;
  return true;
}

/** Takes a literal for granted, in place; false where it cannot hold. */
export function narrow(state: State, literal: Literal): boolean {
  switch (literal.kind) {
    case 'column': {
      const set = meet(columnOf(state, literal.column), literal.set);
      state.columns.set(literal.column, set);
      return !isEmpty(set);
    }
    case 'flag': {
      const before = bitsOf(state, literal.flag);
      const bits = before & literal.bits;
      return settle(state, state.flags, literal.flag, before, bits === 0 ? null : bits);
    }
    case 'held':
    case 'number': {
      const before = tallyOf(state, literal.tally);
      const after = narrowTally(before, literal);
      return settle(state, state.tallies, literal.tally.key, before, after);
    }
    default: {
      const before = scoreOf(state, literal.score);
      return settle(state, state.scores, literal.score, before, narrowScore(before, literal));
    }
  }
}
