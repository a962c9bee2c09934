import fc from 'fast-check';
import { attack } from '../../../analytics/attack/attack.ts';
import type { CountSystem, Narrow } from '../../../analytics/attack/count-system.ts';
import type { TreeAxis } from '../../../analytics/disclosure/secondary/axis.ts';
import { costOf } from '../../../analytics/disclosure/secondary/cost.ts';
import { gridSums, makeGrid } from '../../../analytics/disclosure/secondary/grid.ts';
import type { Sheet } from '../../../analytics/disclosure/secondary/sheet.ts';

/** How a table is let out; `most` is what no hidden count can be above, the others do not say. */
export interface Manner {
  readonly threshold: number;
  readonly base: number;
  readonly isZeroShown: boolean;
  readonly most?: number;
}

export const exact: Manner = { threshold: 7, base: 1, isZeroShown: true };

/** So many categories and their total. */
export function flat(size: number): TreeAxis {
  return { parents: [...Array.from({ length: size }, () => size), null] };
}

/** Categories in groups of these sizes, the groups and the total. */
export function nested(groups: readonly number[]): TreeAxis {
  const leaves = groups.flatMap((size, group) => Array.from({ length: size }, () => group));
  const top = leaves.length + groups.length;
  const own = leaves.map((group) => leaves.length + group);
  return { parents: [...own, ...groups.map(() => top), null] };
}

const isLeaf = ({ parents }: TreeAxis, node: number) => !parents.includes(node);

/** A cell's nodes, one an axis. */
function nodesOf(trees: readonly TreeAxis[]): number[][] {
  return trees.reduce<number[][]>(
    (cells, { parents }) => cells.flatMap((cell) => parents.map((_, node) => [...cell, node])),
    [[]],
  );
}

function isBelow({ parents }: TreeAxis, leaf: number, node: number): boolean {
  for (let at: number | null = leaf; at !== null; at = parents[at] ?? null) {
    if (at === node) return true;
  }
  return false;
}

/** Counts of a table from its innermost counts, taken in turn in the order of the cells. */
export function addedUp(trees: readonly TreeAxis[], inner: readonly number[]): Float64Array {
  const cells = nodesOf(trees);
  const leaves = cells.filter((nodes) =>
    nodes.every((node, axis) => isLeaf(trees[axis] as TreeAxis, node)),
  );
  return Float64Array.from(cells, (nodes) =>
    leaves.reduce((sum, leaf, at) => {
      const isPart = leaf.every((own, axis) =>
        isBelow(trees[axis] as TreeAxis, own, nodes[axis] as number),
      );
      return isPart ? sum + (inner[at] ?? 0) : sum;
    }, 0),
  );
}

/** A table as it is before anything is hidden for others. */
export function sheetOf(
  trees: readonly TreeAxis[],
  inner: readonly number[],
  { threshold, base, isZeroShown, most = Number.POSITIVE_INFINITY }: Manner,
): Sheet {
  const counts = addedUp(trees, inner);
  const isNobody = (count: number) => isZeroShown && count === 0;
  const isSmall = (count: number) => count <= threshold && !isNobody(count);
  const rounded = counts.map((count) => Math.round(count / base) * base);
  const half = Math.floor(base / 2);
  const limit = (by: number) => (count: number, cell: number) =>
    isSmall(count) || isNobody(count) ? count : (rounded[cell] as number) + by;
  return {
    grid: makeGrid(trees),
    counts,
    shownLeast: counts
      .map(limit(-half))
      .map((least, cell) =>
        Math.max(
          least,
          isSmall(counts[cell] as number) ? 0 : Math.min(threshold + 1, counts[cell] as number),
        ),
      ),
    shownMost: counts.map(limit(half)),
    hiddenLeast: counts.map(() => (isZeroShown ? 1 : 0)),
    hiddenMost: counts.map((count) => Math.max(count, most)),
    hidden: Uint8Array.from(counts, (count) => (isSmall(count) ? 1 : 0)),
    known: Uint8Array.from(counts, (count) => (isNobody(count) ? 1 : 0)),
    cost: counts.map((count) => costOf(count)),
    width: counts.map(() => threshold + 1),
  };
}

/** What somebody outside knows of a sheet of which these are hidden. */
export function systemOf(sheet: Sheet, hidden: Uint8Array): CountSystem {
  const known = (shown: Float64Array, unshown: Float64Array) =>
    sheet.counts.map((count, cell) => {
      if (sheet.known[cell] === 1) return count;
      return (hidden[cell] === 1 ? unshown : shown)[cell] as number;
    });
  return {
    lower: known(sheet.shownLeast, sheet.hiddenLeast),
    upper: known(sheet.shownMost, sheet.hiddenMost),
    sums: gridSums(sheet.grid),
    within: [],
  };
}

/** Those of some hidden cells that the attacker knows too closely. */
export async function knownTooWell(
  sheet: Sheet,
  hidden: Uint8Array,
  cells: readonly number[],
): Promise<readonly Narrow[]> {
  const targets = cells.map((at) => ({ at, width: sheet.width[at] as number }));
  const { feasible, narrow } = await attack(systemOf(sheet, hidden), targets);
  if (!feasible) throw new Error('The table contradicts itself.');
  return narrow;
}

export const cellsOf = (flags: Uint8Array): number[] =>
  [...flags.keys()].filter((cell) => flags[cell] === 1);

/** A table of one to four axes with its innermost counts, many of them small or of nobody. */
export interface Drawn {
  readonly trees: readonly TreeAxis[];
  readonly inner: readonly number[];
  readonly manner: Manner;
}

const axis: fc.Arbitrary<TreeAxis> = fc.oneof(
  { arbitrary: fc.integer({ min: 2, max: 5 }).map(flat), weight: 3 },
  {
    arbitrary: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }).map(nested),
    weight: 1,
  },
);

const manner: fc.Arbitrary<Manner> = fc
  .tuple(fc.constantFrom(7, 9), fc.constantFrom(1, 1, 5), fc.boolean(), fc.constantFrom(null, 60))
  .map(([threshold, base, isZeroShown, most]) => ({
    threshold,
    base,
    isZeroShown,
    ...(most === null ? {} : { most }),
  }));

const sizeOf = (trees: readonly TreeAxis[]) =>
  trees.reduce((size, { parents }) => size * parents.length, 1);

export const drawnTable: fc.Arbitrary<Drawn> = fc
  .array(axis, { minLength: 1, maxLength: 4 })
  .filter((trees) => sizeOf(trees) <= 250)
  .chain((trees) => {
    const count = fc.oneof(
      { arbitrary: fc.integer({ min: 8, max: 90 }), weight: 6 },
      { arbitrary: fc.integer({ min: 1, max: 7 }), weight: 2 },
      { arbitrary: fc.constant(0), weight: 1 },
    );
    const size = sizeOf(trees);
    return fc.record({
      trees: fc.constant(trees),
      inner: fc.array(count, { minLength: size, maxLength: size }),
      manner,
    });
  });
