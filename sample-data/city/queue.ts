/** A queue that gives back the entry of least cost first: a binary heap. */
export interface Queue {
  push(cost: number, item: number): void;
  pop(): number | undefined;
}

interface Heap {
  readonly costs: number[];
  readonly items: number[];
}

function swap({ costs, items }: Heap, a: number, b: number): void {
  [costs[a], costs[b]] = [costs[b] ?? 0, costs[a] ?? 0];
  [items[a], items[b]] = [items[b] ?? 0, items[a] ?? 0];
}

const costAt = ({ costs }: Heap, index: number) => costs[index] ?? Number.POSITIVE_INFINITY;

function rise(heap: Heap, from: number): void {
  let index = from;
  let parent = (index - 1) >> 1;
  while (index > 0 && costAt(heap, parent) > costAt(heap, index)) {
    swap(heap, index, parent);
    index = parent;
    parent = (index - 1) >> 1;
  }
}

function sink(heap: Heap): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const least = costAt(heap, left + 1) < costAt(heap, left) ? left + 1 : left;
    if (costAt(heap, least) >= costAt(heap, index)) return;
    swap(heap, index, least);
    index = least;
  }
}

export function makeQueue(): Queue {
  const heap: Heap = { costs: [], items: [] };
  const { costs, items } = heap;
  return {
    push(cost, item) {
      items.push(item);
      rise(heap, costs.push(cost) - 1);
    },
    pop() {
      const top = items[0];
      const lastCost = costs.pop();
      const lastItem = items.pop();
      if (costs.length > 0 && lastCost !== undefined && lastItem !== undefined) {
        costs[0] = lastCost;
        items[0] = lastItem;
        sink(heap);
      }
      return top;
    },
  };
}
