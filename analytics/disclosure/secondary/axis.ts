/** A change of one node of an axis, along with others: up (1) or down (-1). */
export interface Step {
  readonly node: number;
  readonly sign: 1 | -1;
}

/** Steps of an axis that leave every sum along it true. */
export type Move = readonly Step[];

/**
 * One way of breaking a table down: its categories, their sub-totals and their total, as a tree of nodes.
 * `parents` is the node that each adds up to, null for those that add up to nothing.
 */
export interface TreeAxis {
  readonly parents: readonly (number | null)[];
}

/** An axis, and for each of its nodes every move that raises it by one; that step comes first. */
export interface GridAxis extends TreeAxis {
  readonly moves: readonly (readonly Move[])[];
}

/** The nodes from one up to the top, itself first. */
function wayUp(parents: TreeAxis['parents'], from: number): number[] {
  const way: number[] = [];
  for (let node: number | null = from; node !== null; node = parents[node] ?? null) way.push(node);
  return way;
}

/** The way from a leaf up to the top, or to where the way from another leaf meets it, which falls. */
function moveBetween(first: number, up: readonly number[], down: readonly number[]): Move {
  const raised = [first, ...up.filter((node) => node !== first && !down.includes(node))];
  const lowered = down.filter((node) => !up.includes(node));
  return [
    ...raised.map((node): Step => ({ node, sign: 1 })),
    ...lowered.map((node): Step => ({ node, sign: -1 })),
  ];
}

/**
 * Every simplest move of an axis, by the node that it raises by one: people come to a leaf of it from
 * another leaf, or from nowhere, which raises everything that the leaf adds up to.
 */
export function gridAxis(axis: TreeAxis): GridAxis {
  const { parents } = axis;
  const hasParts = new Set(parents.filter((parent) => parent !== null));
  const leaves = parents.flatMap((_, node) => (hasParts.has(node) ? [] : [node]));
  const ways = new Map(leaves.map((leaf) => [leaf, wayUp(parents, leaf)]));
  const moves = parents.map((_, node) => {
    const raising = [...ways.values()].filter((way) => way.includes(node));
    const others = [...ways.values()].filter((way) => !way.includes(node));
    return raising.flatMap((way) => {
      const top = way.at(-1);
      const meeting = others.filter((other) => other.at(-1) === top);
      return [...meeting.map((other) => moveBetween(node, way, other)), moveBetween(node, way, [])];
    });
  });
  return { parents, moves };
}
