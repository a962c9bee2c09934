import type { Polygon, Position } from './polygons.ts';

const magic = 9994;
const polygonTypes = new Set([5, 15, 25]);

type Ring = readonly Position[];

/** Twice the signed area: above 0 where the ring runs anticlockwise, as holes of a Shapefile do. */
function turn(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [x1, y1] = ring[(index + 1) % ring.length] as Position;
    return sum + x * y1 - x1 * y;
  }, 0);
}

function contains(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  ring.forEach(([x0, y0], index) => {
    const [x1, y1] = ring[(index + 1) % ring.length] as Position;
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  });
  return inside;
}

/** Outer rings with their holes; a hole outside all outer rings is taken for one of them. */
function polygonsOf(rings: readonly Ring[]): readonly Polygon[] {
  const outer = rings.filter((ring) => turn(ring) <= 0).map((ring): Ring[] => [ring]);
  const lone: Ring[][] = [];
  for (const hole of rings.filter((ring) => turn(ring) > 0)) {
    const within = ([ring = []]: readonly Ring[]) =>
      hole.filter((point) => contains(ring, point)).length;
    const owner = outer.toSorted((a, b) => within(b) - within(a))[0];
    if (owner === undefined || within(owner) === 0) lone.push([hole]);
    else owner.push(hole);
  }
  return [...outer, ...lone];
}

function ringsOf(bytes: Buffer, at: number): readonly Ring[] {
  const parts = bytes.readUInt32LE(at + 36);
  const points = bytes.readUInt32LE(at + 40);
  const start = at + 44 + parts * 4;
  if (start + points * 16 > bytes.length) throw new RangeError('shape runs over the end');
  const firsts = Array.from({ length: parts }, (_, part) => bytes.readUInt32LE(at + 44 + part * 4));
  return firsts.map((first, part) => {
    const last = firsts[part + 1] ?? points;
    return Array.from({ length: Math.max(0, last - first) }, (_, index): Position => {
      const point = start + (first + index) * 16;
      return [bytes.readDoubleLE(point), bytes.readDoubleLE(point + 8)];
    });
  });
}

/**
 * The polygons of a Shapefile's `.shp`, one entry a record in order, empty for a null shape and for
 * shapes that are not polygons; heights and measures are passed over. Throws a `RangeError` where
 * the bytes are not such a file. ESRI Shapefile Technical Description, July 1998.
 */
export function* readShp(bytes: Buffer): Generator<readonly Polygon[]> {
  if (bytes.readInt32BE(0) !== magic) throw new RangeError('not a Shapefile');
  for (let at = 100; at + 8 <= bytes.length; ) {
    const length = bytes.readInt32BE(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) throw new RangeError('record too long');
    const type = bytes.readInt32LE(at + 8);
    const rings = polygonTypes.has(type) ? ringsOf(bytes, at + 8) : [];
    yield polygonsOf(rings.filter((ring) => ring.length > 0));
    at += 8 + length;
  }
}
