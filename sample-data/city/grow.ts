/** A queue that gives back the entry of least cost first: a binary heap. */
interface Queue {
  push(cost: number, item: number): void;
  pop(): number | undefined;
}

function makeQueue(): Queue {
  const costs: number[] = [];
  const items: number[] = [];
  const swap = (a: number, b: number) => {
    [costs[a], costs[b]] = [costs[b] ?? 0, costs[a] ?? 0];
    [items[a], items[b]] = [items[b] ?? 0, items[a] ?? 0];
  };
  const cost = (index: number) => costs[index] ?? Number.POSITIVE_INFINITY;
  const sink = (from: number) => {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const least = cost(left + 1) < cost(left) ? left + 1 : left;
      if (cost(least) >= cost(index)) return;
      swap(index, least);
      index = least;
    }
  };
  return {
    push(entryCost, item) {
      let index = costs.push(entryCost) - 1;
      items.push(item);
      for (
        let parent = (index - 1) >> 1;
        index > 0 && cost(parent) > cost(index);
        parent = (index - 1) >> 1
      ) {
        swap(index, parent);
        index = parent;
      }
    },
    pop() {
      const top = items[0];
      const lastCost = costs.pop();
      const lastItem = items.pop();
      if (costs.length > 0 && lastCost !== undefined && lastItem !== undefined) {
        costs[0] = lastCost;
        items[0] = lastItem;
        sink(0);
      }
      return top;
    },
  };
}

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
