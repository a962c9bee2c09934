import type { Mark, SvgNode } from '../charts/svg.ts';

/** Every mark of a drawing in the order of its tree. */
export function marksOf(node: SvgNode): Mark[] {
  const own = node.mark === undefined ? [] : [node.mark];
  return [
    ...own,
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : marksOf(child))),
  ];
}

/** The index that {@link SvgTree} wrote on the mark around an element; null outside any. */
export function markIndexAt(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const index = target.closest('[data-mark]')?.getAttribute('data-mark');
  return index == null ? null : Number(index);
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function centreOf(element: Element): readonly [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** Sideways distance counts this many times: keys follow rows and columns where there are any. */
const sideways = 2.5;

/** The mark that a key leads to: the nearest one in that direction on screen, the first, the last. */
export function markByKey(svg: Element, from: number, key: string): number | null {
  const marks = [...svg.querySelectorAll('[data-mark]')];
  if (key === 'Home') return 0;
  if (key === 'End') return marks.length - 1;
  const direction = directions[key];
  const start = marks[from];
  if (direction === undefined || start === undefined) return null;
  const [x, y] = centreOf(start);
  const [dx, dy] = direction;
  const distances = marks.map((mark) => {
    const [left, top] = centreOf(mark);
    const along = (left - x) * dx + (top - y) * dy;
    const across = Math.abs((left - x) * dy) + Math.abs((top - y) * dx);
    return along < 1 ? Number.POSITIVE_INFINITY : along + sideways * across;
  });
  const nearest = Math.min(...distances);
  return Number.isFinite(nearest) ? distances.indexOf(nearest) : null;
}
