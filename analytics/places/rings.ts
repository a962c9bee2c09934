export type Position = readonly [number, number];
export type Ring = readonly Position[];
export type Polygon = readonly Ring[];

/** Twice the signed area of a closed ring in square degrees: above 0 where it runs anticlockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x0, y0] = ring[index - 1] as Position;
    const [x1, y1] = ring[index] as Position;
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/**
 * A ring on a grid of 5 decimals (about a metre), points that fall together counted once, and closed:
 * outlines that cross themselves can leave one open.
 */
function roundRing(ring: Ring): Ring {
  const rounded = [...ring, ...ring.slice(0, 1)].map(([x, y]): Position => [round(x), round(y)]);
  return rounded.filter(([x, y], index) => {
    const before = rounded[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}

/**
 * A polygon rounded and wound as d3-geo expects: outer ring clockwise, holes anticlockwise. Rings
 * that rounding has flattened are left out; null where the outer ring is one of them.
 */
export function tidyPolygon(polygon: Polygon): Polygon | null {
  const [outer, ...holes] = polygon.map(roundRing).map((ring, index) => {
    const area = signedArea(ring);
    if (ring.length < 4 || area === 0) return null;
    return area < 0 === (index === 0) ? ring : ring.toReversed();
  });
  return outer == null ? null : [outer, ...holes.filter((ring) => ring !== null)];
}
