import { findScore } from '../../dictionary/scores.ts';
import { flagBits } from './claim.ts';
import { narrow } from './narrow.ts';
import { scoreEnds } from './score-ends.ts';
import { bitsOf, type State, scoreOf } from './state.ts';
import { everyNumber } from './value-set.ts';

function narrowScored(state: State, score: string): boolean {
  const asked = findScore(score)?.inputs.flatMap(({ any }) => any) ?? [];
  const isAbsent = asked.some((flag) => bitsOf(state, flag) === flagBits.absent);
  if (isAbsent && !narrow(state, { kind: 'scored', score, scored: false })) return false;
  if (scoreOf(state, score).scored !== true) return true;
  const bits = flagBits.true | flagBits.false | flagBits.missing;
  return asked.every((flag) => narrow(state, { kind: 'flag', flag, bits }));
}

/** What scores and their conditions say of each other; false where they contradict. */
export function propagateScores(state: State): boolean {
  return [...state.scores.keys()].every((score) => {
    if (!narrowScored(state, score)) return false;
    if (scoreOf(state, score).scored === false) return true;
    const ends = scoreEnds(score, (flag) => bitsOf(state, flag));
    const isSound =
      narrow(state, { kind: 'end', score, end: 'lowest', span: ends.lowest }) &&
      narrow(state, { kind: 'end', score, end: 'highest', span: ends.highest });
    if (!isSound) return false;
    const { lowest, highest } = scoreOf(state, score);
    const above = { ...everyNumber, from: lowest.from, fromOpen: lowest.fromOpen };
    const below = { ...everyNumber, to: highest.to, toOpen: highest.toOpen };
    return (
      narrow(state, { kind: 'end', score, end: 'highest', span: above }) &&
      narrow(state, { kind: 'end', score, end: 'lowest', span: below })
    );
  });
}
