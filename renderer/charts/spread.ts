/** Something of a height that wishes to have its middle at a place. */
export interface Wish {
  readonly at: number;
  readonly height: number;
}

interface Indexed extends Wish {
  readonly index: number;
}

/** Neighbours that touch: where the first begins, and how high they are together. */
interface Stack {
  readonly members: readonly Indexed[];
  readonly top: number;
  readonly height: number;
}

/** The stack where its members lie, on average, as near as can be to what they wish for. */
function stackOf(members: readonly Indexed[], from: number, to: number): Stack {
  let height = 0;
  let wished = 0;
  for (const member of members) {
    wished += member.at - member.height / 2 - height;
    height += member.height;
  }
  const top = Math.max(from, Math.min(wished / members.length, to - height));
  return { members, top, height };
}

function settled(stacks: readonly Stack[], from: number, to: number): readonly Stack[] {
  const [last, before] = [stacks.at(-1), stacks.at(-2)];
  if (last === undefined || before === undefined) return stacks;
  if (before.top + before.height <= last.top + 1e-9) return stacks;
  const merged = stackOf([...before.members, ...last.members], from, to);
  return settled([...stacks.slice(0, -2), merged], from, to);
}

/**
 * Middles as near to those wished for as can be without one upon another, between `from` and `to`, in
 * the order of the wishes' places. Runs over `to` where there is no room.
 */
export function spread(wishes: readonly Wish[], from: number, to: number): number[] {
  const order = wishes.map((wish, index) => ({ ...wish, index })).sort((a, b) => a.at - b.at);
  let stacks: readonly Stack[] = [];
  for (const member of order) {
    stacks = settled([...stacks, stackOf([member], from, to)], from, to);
  }
  const placed: number[] = [];
  for (const { members, top } of stacks) {
    let next = top;
    for (const { height, index } of members) {
      placed[index] = next + height / 2;
      next += height;
    }
  }
  return placed;
}
