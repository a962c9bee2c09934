import type { Border } from './borders.ts';
import type { Spot } from './relief.ts';

interface End {
  readonly to: number;
  readonly spots: readonly Spot[];
}

/** The outline of an area as rings of spots, each closed, anticlockwise around the area. */
export function ringsOf(area: number, borders: readonly Border[]): Spot[][] {
  const starts = new Map<number, End>();
  for (const border of borders) {
    if (border.left === area) starts.set(border.from, { to: border.to, spots: border.spots });
    if (border.right === area) {
      starts.set(border.to, { to: border.from, spots: border.spots.toReversed() });
    }
  }
  const rings: Spot[][] = [];
  for (const first of starts.keys()) {
    const ring: Spot[] = [];
    let at = first;
    for (let end = starts.get(at); end !== undefined; end = starts.get(at)) {
      starts.delete(at);
      ring.push(...end.spots.slice(0, -1));
      at = end.to;
    }
    if (ring.length > 0) rings.push([...ring, ring[0] as Spot]);
  }
  return rings;
}

/** Twice the area within a ring; negative where the ring runs clockwise. */
export function doubleArea(ring: readonly Spot[]): number {
  return ring.reduce((sum, spot, index) => {
    const next = ring[index + 1] ?? spot;
    return sum + spot.x * next.y - next.x * spot.y;
  }, 0);
}
