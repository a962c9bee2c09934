/** The hidden counts of a two-way table, as pairs of a row and a column. */
export type Edge = readonly [number, number];

interface Walk {
  readonly met: Map<string, number>;
  readonly low: Map<string, number>;
  readonly bridges: Set<Edge>;
}

type Neighbours = ReadonlyMap<string, readonly (readonly [string, Edge])[]>;

function neighboursOf(edges: readonly Edge[]): Neighbours {
  const of = new Map<string, (readonly [string, Edge])[]>();
  const add = (from: string, to: string, edge: Edge) =>
    of.set(from, [...(of.get(from) ?? []), [to, edge]]);
  for (const edge of edges) {
    const [row, column] = [`row ${edge[0]}`, `column ${edge[1]}`];
    add(row, column, edge);
    add(column, row, edge);
  }
  return of;
}

function visit(node: string, came: Edge | null, neighbours: Neighbours, walk: Walk): number {
  const order = walk.met.size;
  walk.met.set(node, order);
  walk.low.set(node, order);
  for (const [next, edge] of neighbours.get(node) ?? []) {
    if (edge === came) continue;
    const known = walk.met.get(next);
    const reached = known ?? visit(next, edge, neighbours, walk);
    if (known === undefined && reached > order) walk.bridges.add(edge);
    walk.low.set(node, Math.min(walk.low.get(node) ?? order, reached));
  }
  return walk.low.get(node) ?? order;
}

/**
 * The hidden counts of a two-way table with exact totals that can be worked out exactly, if a count
 * may be any real number: the bridges of the graph that joins a row and a column where they cross in
 * a hidden count. SOURCE: D. Gusfield, "A graph theoretic approach to statistical data security",
 * SIAM Journal on Computing 17 (1988).
 */
export function bridgesOf(edges: readonly Edge[]): ReadonlySet<Edge> {
  const neighbours = neighboursOf(edges);
  const walk: Walk = { met: new Map(), low: new Map(), bridges: new Set() };
  for (const node of neighbours.keys()) {
    if (!walk.met.has(node)) visit(node, null, neighbours, walk);
  }
  return walk.bridges;
}
