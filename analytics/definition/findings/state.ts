import { flagBits } from './claim.ts';
import { openColumn } from './column.ts';
import { scoreEnds } from './score-ends.ts';
import type { Tally } from './tally.ts';
import type { Span, ValueSet } from './value-set.ts';

/** Whole numbers from one to another, both included; none where the first is the greater. */
export interface Whole {
  readonly from: number;
  readonly to: number;
}

/** What is open about a number of flags. */
export interface TallyState {
  readonly tally: Tally;
  /** Whether the extract holds one of them; null where either may be. */
  readonly held: boolean | null;
  readonly known: Whole;
  readonly possible: Whole;
}

/** What is open about a score. */
export interface ScoreState {
  /** Whether the extract holds all its conditions; null where either may be. */
  readonly scored: boolean | null;
  readonly lowest: Span;
  readonly highest: Span;
}

/** Of whom a question is asked: of anybody, or of those of whom no condition is unknown. */
export type Knowledge = 'anybody' | 'conditions-known';

/** What is still open about a person; whatever is not in it is wholly open. */
export interface State {
  readonly knowledge: Knowledge;
  /** Conditions that a document tests by themselves: unknown of everybody where they are not held. */
  readonly tested: ReadonlySet<string>;
  readonly columns: Map<string, ValueSet>;
  readonly flags: Map<string, number>;
  readonly tallies: Map<string, TallyState>;
  readonly scores: Map<string, ScoreState>;
  /** How often something was settled further. */
  changes: number;
}

export function startState(knowledge: Knowledge, tested: ReadonlySet<string>): State {
  return {
    knowledge,
    tested,
    columns: new Map(),
    flags: new Map(),
    tallies: new Map(),
    scores: new Map(),
    changes: 0,
  };
}

export function copyState(state: State): State {
  return {
    ...state,
    columns: new Map(state.columns),
    flags: new Map(state.flags),
    tallies: new Map(state.tallies),
    scores: new Map(state.scores),
  };
}

export function columnOf({ columns }: State, column: string): ValueSet {
  return columns.get(column) ?? openColumn(column);
}

/** The answers that a flag may still have, as bits. */
export function bitsOf({ flags, knowledge, tested }: State, flag: string): number {
  const bits = flags.get(flag);
  if (bits !== undefined) return bits;
  const { true: yes, false: no, missing, absent } = flagBits;
  if (knowledge === 'anybody') return yes | no | missing | absent;
  return tested.has(flag) ? yes | no : yes | no | absent;
}

export function tallyOf({ tallies, knowledge }: State, tally: Tally): TallyState {
  const whole = { from: 0, to: tally.members.length };
  const held = knowledge === 'anybody' ? null : true;
  return tallies.get(tally.key) ?? { tally, held, known: whole, possible: whole };
}

export function scoreOf({ scores, knowledge }: State, score: string): ScoreState {
  const scored = knowledge === 'anybody' ? null : true;
  return scores.get(score) ?? { scored, ...scoreEnds(score) };
}
