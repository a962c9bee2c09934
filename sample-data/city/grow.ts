import { makeQueue } from './queue.ts';

/**
 * Grows territories from their seeds until they meet: every node goes to the seed with the cheapest
 * way to it (Dijkstra 1959), so each territory is in one piece. Returns the seed's place in the list
 * for each node, or -1 where no way leads.
 */
export function grow(
  nodes: number,
  seeds: readonly number[],
  eachNeighbour: (node: number, reach: (next: number, step: number) => void) => void,
): Int32Array {
  const owner = new Int32Array(nodes).fill(-1);
  const settled = new Uint8Array(nodes);
  const costs = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const queue = makeQueue();
  seeds.forEach((node, index) => {
    owner[node] = index;
    costs[node] = 0;
    queue.push(0, node);
  });
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (settled[node] === 1) continue;
    settled[node] = 1;
    const so = costs[node] ?? 0;
    const whose = owner[node] ?? -1;
    eachNeighbour(node, (next, step) => {
      const cost = so + step;
      if (cost >= (costs[next] ?? 0)) return;
      costs[next] = cost;
      owner[next] = whose;
      queue.push(cost, next);
    });
  }
  return owner;
}
