import { flagBits } from './claim.ts';
import { narrow } from './narrow.ts';
import { bitsOf, type State } from './state.ts';
import { membersOfSystem } from './tally.ts';

const { true: yes, false: no, missing, absent } = flagBits;

/** The answers that a body system may have, given those of its conditions. */
function bitsFrom(members: readonly number[]): number {
  const isMet = members.some((bits) => bits === yes);
  const all = (allowed: number) => members.every((bits) => (bits & allowed) !== 0);
  const some = (bit: number) => members.some((bits) => (bits & bit) !== 0);
  const isUnknown = !isMet && some(missing) && all(no | missing | absent);
  return (
    (some(yes) ? yes : 0) |
    (isUnknown ? missing : 0) |
    (all(no | absent) && some(no) ? no : 0) |
    (all(absent) ? absent : 0)
  );
}

/** The answers that its conditions may have, given those of a body system. */
function bitsBack(system: number): number {
  const negative = system & yes ? 0 : yes;
  const certain = system & (yes | missing) ? 0 : missing;
  const held = system & (yes | missing | no) ? 0 : no;
  return (yes | no | missing | absent) & ~(negative | certain | held);
}

function narrowMembers(state: State, system: number, members: readonly string[]): boolean {
  const bits = bitsBack(system);
  if (!members.every((flag) => narrow(state, { kind: 'flag', flag, bits }))) return false;
  const open = members.filter((flag) => (bitsOf(state, flag) & yes) !== 0);
  const [only] = open;
  if (system !== yes || open.length !== 1 || only === undefined) return true;
  return narrow(state, { kind: 'flag', flag: only, bits: yes });
}

/** What body systems and their conditions say of each other; false where they contradict. */
export function propagateSystems(state: State): boolean {
  const touched = [...membersOfSystem].filter(([flag]) => state.flags.has(flag));
  const counted = [...state.tallies.values()].flatMap(({ tally }) => tally.members);
  const systems = new Map([
    ...touched,
    ...counted.flatMap((flag) => {
      const members = membersOfSystem.get(flag);
      return members === undefined ? [] : [[flag, members] as const];
    }),
  ]);
  for (const [flag, members] of systems) {
    const bits = bitsFrom(members.map((member) => bitsOf(state, member)));
    if (!narrow(state, { kind: 'flag', flag, bits })) return false;
    if (!narrowMembers(state, bitsOf(state, flag), members)) return false;
  }
  return true;
}
