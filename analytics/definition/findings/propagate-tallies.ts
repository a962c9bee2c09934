import { flagBits, type Literal } from './claim.ts';
import { narrow } from './narrow.ts';
import { bitsOf, type State, type TallyState, tallyOf } from './state.ts';
import { membersOfSystem, type Tally } from './tally.ts';

const { true: yes, false: no, missing, absent } = flagBits;

/** Tallies beyond which they are not compared two by two. */
const mostCompared = 24;

type Side = 'known' | 'possible';

/** The answers that count on a side. */
const counting: Readonly<Record<Side, number>> = { known: yes, possible: yes | missing };

const number = (tally: Tally, of: Side, from: number, to: number): Literal => ({
  kind: 'number',
  tally,
  of,
  from,
  to,
});

/** The number against its flags, both ways. */
function narrowSide(state: State, tally: Tally, side: Side): boolean {
  const bit = counting[side];
  const answers = tally.members.map((flag) => bitsOf(state, flag));
  const sure = answers.filter((bits) => (bits & ~bit) === 0).length;
  const open = answers.filter((bits) => (bits & bit) !== 0).length;
  if (!narrow(state, number(tally, side, sure, open))) return false;
  const { from, to } = tallyOf(state, tally)[side];
  const set = (flag: string, bits: number) => narrow(state, { kind: 'flag', flag, bits });
  return tally.members.every((flag) => {
    const bits = bitsOf(state, flag);
    const isSure = (bits & ~bit) === 0;
    const isOpen = (bits & bit) !== 0;
    if (to === sure && isOpen && !isSure) return set(flag, ~bit & (yes | no | missing | absent));
    return from === open && isOpen ? set(flag, bit) : true;
  });
}

function narrowHeld(state: State, tally: Tally): boolean {
  const { held } = tallyOf(state, tally);
  const answers = tally.members.map((flag) => bitsOf(state, flag));
  const say = (flag: boolean) => narrow(state, { kind: 'held', tally, held: flag });
  if (answers.every((bits) => bits === absent)) return say(false);
  if (answers.some((bits) => (bits & absent) === 0)) return say(true);
  if (held !== false) return true;
  return tally.members.every((flag) => narrow(state, { kind: 'flag', flag, bits: absent }));
}

/** What is possible is what is known and as many as are unknown. */
function orderSides(state: State, tally: Tally): boolean {
  const { known, possible } = tallyOf(state, tally);
  const unknown = tally.members.filter((flag) => (bitsOf(state, flag) & missing) !== 0).length;
  return (
    narrow(state, number(tally, 'possible', known.from, known.to + unknown)) &&
    narrow(state, number(tally, 'known', possible.from - unknown, possible.to))
  );
}

/** Flags of one tally that another does not count, by themselves or through their body system. */
function uncounted(state: State, from: Tally, by: Tally, bit: number): number | null {
  const bySystems = membersOfSystem.has(by.members[0] ?? '');
  const fromSystems = membersOfSystem.has(from.members[0] ?? '');
  if (bySystems && !fromSystems) return null;
  return from.members.filter((flag) => {
    const members = bySystems === fromSystems ? [flag] : (membersOfSystem.get(flag) ?? []);
    return !members.every((one) => by.set.has(one)) && (bitsOf(state, flag) & bit) !== 0;
  }).length;
}

/** A tally is at most another and the flags that only it counts. */
function compare(state: State, a: TallyState, b: TallyState): boolean {
  return (['known', 'possible'] as const).every((side) => {
    const extra = uncounted(state, a.tally, b.tally, counting[side]);
    if (extra === null) return true;
    const [first, second] = [tallyOf(state, a.tally)[side], tallyOf(state, b.tally)[side]];
    return (
      narrow(state, number(a.tally, side, 0, second.to + extra)) &&
      narrow(state, number(b.tally, side, first.from - extra, b.tally.members.length))
    );
  });
}

/** What numbers of flags, and the flags themselves, say of each other; false where they contradict. */
export function propagateTallies(state: State): boolean {
  const tallies = [...state.tallies.values()];
  const isSound = tallies.every(
    ({ tally }) =>
      narrowHeld(state, tally) &&
      narrowSide(state, tally, 'known') &&
      narrowSide(state, tally, 'possible') &&
      orderSides(state, tally),
  );
  if (!isSound || tallies.length > mostCompared) return isSound;
  return tallies.every((a) => tallies.every((b) => a === b || compare(state, a, b)));
}
