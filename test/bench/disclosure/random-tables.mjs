// Seeded random tables of counts with all their totals and sub-totals.

/** Numbers from 0 to 1, alike for alike seeds (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A total and its categories, or a total and groups of categories. `parents` is null for the total. */
function axisOf(name, size) {
  const [codes, parents] = [['all'], [null]];
  const add = (code, parent) => {
    codes.push(code);
    parents.push(parent);
    return codes.length - 1;
  };
  if (typeof size === 'number') for (let at = 0; at < size; at += 1) add(`${name}${at}`, 0);
  else {
    size.forEach((children, group) => {
      const parent = add(`${name}${group}`, 0);
      for (let at = 0; at < children; at += 1) add(`${name}${group}-${at}`, parent);
    });
  }
  return { name, codes, parents };
}

/** Every cell's node of each axis, last axis fastest. */
export function nodesOf(axes) {
  return axes.reduce(
    (cells, { codes }) => cells.flatMap((nodes) => codes.map((_, node) => [...nodes, node])),
    [[]],
  );
}

/** Every total with the parts that add up to it along one axis, by their cells. */
export function linesOf(axes) {
  const strides = axes.map((_, at) =>
    axes.slice(at + 1).reduce((size, { codes }) => size * codes.length, 1),
  );
  const children = axes.map(({ parents }) =>
    parents.map((_, node) => parents.flatMap((parent, child) => (parent === node ? [child] : []))),
  );
  return nodesOf(axes).flatMap((nodes, cell) =>
    nodes.flatMap((node, axis) => {
      const below = children[axis][node];
      const parts = below.map((child) => cell + (child - node) * strides[axis]);
      return parts.length > 0 ? [{ total: cell, parts }] : [];
    }),
  );
}

/** Counts of the leaves: lognormal, by effects of their rows and columns, some of nobody. */
function leafCounts(leaves, axes, threshold, random) {
  const effects = axes.map(({ codes }) => codes.map(() => Math.exp(0.6 * normal(random))));
  const means = leaves.map(({ nodes }) =>
    nodes.reduce((mean, node, axis) => mean * effects[axis][node], Math.exp(0.6 * normal(random))),
  );
  const share = 0.05 + 0.35 * random();
  const quantile = [...means].sort((one, other) => one - other)[Math.floor(share * means.length)];
  const scale = (threshold + 0.5) / quantile;
  return means.map((mean) => (random() < 0.04 ? 0 : Math.round(mean * scale)));
}

/** A table of a shape, e.g. [8, 5] or [[3, 4, 2], 6]; null where no or too many of its cells are small. */
function drawTable(shape, threshold, random) {
  const axes = shape.map((size, at) => axisOf('abcd'[at], size));
  const cells = nodesOf(axes);
  const isLeaf = axes.map(({ parents }) => parents.map((_, node) => !parents.includes(node)));
  const leaves = cells.flatMap((nodes, cell) =>
    nodes.every((node, axis) => isLeaf[axis][node]) ? [{ nodes, cell }] : [],
  );
  const counts = new Float64Array(cells.length);
  const drawn = leafCounts(leaves, axes, threshold, random);
  const index = new Map(cells.map((nodes, cell) => [nodes.join(), cell]));
  leaves.forEach(({ nodes }, at) => {
    const above = nodes.reduce(
      (ways, node, axis) => {
        const up = [];
        for (let on = node; on !== null; on = axes[axis].parents[on]) up.push(on);
        return ways.flatMap((way) => up.map((on) => [...way, on]));
      },
      [[]],
    );
    for (const way of above) counts[index.get(way.join())] += drawn[at];
  });
  const primary = Uint8Array.from(counts, (count) => (count >= 1 && count <= threshold ? 1 : 0));
  const small = primary.reduce((sum, flag) => sum + flag, 0);
  if (small === 0 || small > 0.4 * counts.length) return null;
  const leafCells = leaves.map(({ cell }) => cell);
  return { axes, cells, counts, primary, leafCells, lines: linesOf(axes), threshold };
}

/** Tables of one size class, thresholds 7 and 9 in turn; `width` is how closely nobody may know a count. */
export function randomTables({ shapes }, number, seed) {
  const random = seeded(seed);
  const tables = [];
  while (tables.length < number) {
    const threshold = tables.length % 2 === 0 ? 7 : 9;
    const shape = shapes[Math.floor(random() * shapes.length)];
    const table = drawTable(shape, threshold, random);
    if (table !== null) tables.push({ ...table, width: threshold + 1 });
  }
  return tables;
}
