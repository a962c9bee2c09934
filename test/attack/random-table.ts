import type { CountSystem, Sum, Target, Within } from '../../analytics/attack/count-system.ts';
import { randomOf } from '../../analytics/attack/random.ts';

/** The categories of one dimension as a tree: each place's parent, -1 for the total. Parts come later. */
export type Tree = readonly number[];

/** What is known of a random table by somebody outside, and the counts as they are. */
export interface Guarded {
  readonly system: CountSystem;
  readonly targets: readonly Target[];
  readonly truth: readonly number[];
}

export interface Shape {
  readonly trees: readonly Tree[];
  /** 1 for exact counts, else shown ones are known to within half of it. */
  readonly base: number;
  readonly width: number;
  /** Of every count, beyond the small ones, the share that is hidden. */
  readonly hidden: number;
  readonly largest: number;
}

/** A total and so many categories. */
export const flat = (categories: number): Tree => [-1, ...Array(categories).fill(0)];

/** A total, so many bands, and so many categories in each. */
export function banded(bands: number, each: number): Tree {
  const parents = [...Array(bands).keys()].flatMap((band) => Array(each).fill(band + 1));
  return [-1, ...Array(bands).fill(0), ...parents];
}

const childrenOf = (tree: Tree, node: number) =>
  tree.flatMap((parent, place) => (parent === node ? [place] : []));

/** Every sum of a table whose counts are laid out row by row, the last dimension fastest. */
function sumsOf(trees: readonly Tree[]): readonly Sum[] {
  const counts = trees.reduce((product, tree) => product * tree.length, 1);
  return trees.flatMap((tree, dimension) => {
    const stride = trees.slice(dimension + 1).reduce((product, { length }) => product * length, 1);
    return [...Array(counts).keys()].flatMap((total) => {
      const node = Math.floor(total / stride) % tree.length;
      const parts = childrenOf(tree, node).map((child) => total + (child - node) * stride);
      return parts.length > 0 ? [{ total, parts }] : [];
    });
  });
}

function fill(sums: readonly Sum[], counts: number, draw: () => number): number[] {
  const of = new Map(sums.map(({ total, parts }) => [total, parts]));
  const truth: number[] = Array(counts).fill(-1);
  const value = (at: number): number => {
    const known = truth[at] ?? -1;
    if (known >= 0) return known;
    const parts = of.get(at);
    const own = parts === undefined ? draw() : parts.reduce((sum, part) => sum + value(part), 0);
    truth[at] = own;
    return own;
  };
  for (const at of truth.keys()) value(at);
  return truth;
}

/** A table of random counts, the small ones hidden and some others with them. */
export function randomTable(seed: number, shape: Shape): Guarded {
  const random = randomOf(seed);
  const sums = sumsOf(shape.trees);
  const counts = shape.trees.reduce((product, tree) => product * tree.length, 1);
  const truth = fill(sums, counts, () => Math.floor(shape.largest * random() ** 3));
  const half = Math.floor(shape.base / 2);
  const isHidden = truth.map((n) => n > 0 && (n <= 7 || random() < shape.hidden));
  const shown = (n: number) => (n === 0 ? 0 : Math.round(n / shape.base) * shape.base);
  const off = (n: number) => (n === 0 ? 0 : half);
  const lower = truth.map((n, at) => (isHidden[at] ? 1 : Math.max(0, shown(n) - off(n))));
  const upper = truth.map((n, at) => (isHidden[at] ? Infinity : shown(n) + off(n)));
  const targets = [...truth.keys()].filter((at) => isHidden[at]);
  return {
    system: { lower: Float64Array.from(lower), upper: Float64Array.from(upper), sums, within: [] },
    targets: targets.map((at) => ({ at, width: shape.width })),
    truth,
  };
}

/** Two tables of one shape, each count of the first a part of the same count of the second. */
export function randomPair(seed: number, shape: Shape): Guarded {
  const part = randomTable(seed, shape);
  const rest = randomTable(seed + 1e6, shape);
  const counts = part.truth.length;
  const random = randomOf(seed + 2e6);
  const truth = rest.truth.map((n, at) => n + (part.truth[at] ?? 0));
  const isHidden = truth.map((n) => n > 0 && (n <= 7 || random() < shape.hidden));
  const half = Math.floor(shape.base / 2);
  const near = (n: number, by: number) =>
    n === 0 ? 0 : Math.round(n / shape.base) * shape.base + by;
  const within: Within[] = truth.map((_, at) => ({ part: at, whole: counts + at }));
  const lower = truth.map((n, at) => (isHidden[at] ? 0 : Math.max(0, near(n, -half))));
  const upper = truth.map((n, at) => (isHidden[at] ? Infinity : near(n, half)));
  const shift = ({ total, parts }: Sum) => ({
    total: total + counts,
    parts: parts.map((at) => at + counts),
  });
  const hidden = [...truth.keys()].filter((at) => isHidden[at]);
  return {
    system: {
      lower: Float64Array.from([...part.system.lower, ...lower]),
      upper: Float64Array.from([...part.system.upper, ...upper]),
      sums: [...part.system.sums, ...part.system.sums.map(shift)],
      within,
    },
    targets: [...part.targets, ...hidden.map((at) => ({ at: at + counts, width: shape.width }))],
    truth: [...part.truth, ...truth],
  };
}
