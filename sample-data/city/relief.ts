/** A place on the ground of the invented city, kilometres east and north of its centre. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function lattice(column: number, row: number, seed: number): number {
  let hash =
    Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth noise from -1 to 1 whose hills are about `scale` kilometres across (value noise). */
export function noise({ x, y }: Spot, scale: number, seed: number): number {
  const column = Math.floor(x / scale);
  const row = Math.floor(y / scale);
  const across = x / scale - column;
  const up = y / scale - row;
  const ease = (part: number) => part * part * (3 - 2 * part);
  const mix = (from: number, to: number, part: number) => from + (to - from) * part;
  const low = mix(lattice(column, row, seed), lattice(column + 1, row, seed), ease(across));
  const high = mix(
    lattice(column, row + 1, seed),
    lattice(column + 1, row + 1, seed),
    ease(across),
  );
  return 2 * mix(low, high, ease(up)) - 1;
}

/** How near a spot is to a centre, 1 on it and towards 0 away from it. */
export function near(spot: Spot, centre: Spot, reach: number): number {
  return Math.exp(-((distance(spot, centre) / reach) ** 2));
}

/** Small towns that the city has grown around. */
const outerTowns: readonly Spot[] = [
  { x: -7.5, y: 5.5 },
  { x: 7.2, y: -6.1 },
  { x: 8.6, y: 3.4 },
  { x: -6.4, y: -7.2 },
  { x: 0.8, y: 9.4 },
];

/** Where students live, north-west of the centre. */
export const studentQuarter: Spot = { x: -2.1, y: 1.9 };

/** Below 1 inside the city: an uneven outline, about 26 km across. */
export function edge(spot: Spot): number {
  const angle = Math.atan2(spot.y, spot.x);
  const reach =
    12.6 *
    (1 +
      0.13 * Math.cos(2 * angle + 0.6) +
      0.09 * Math.cos(3 * angle - 1) +
      0.05 * Math.cos(5 * angle + 2));
  return (
    Math.hypot(spot.x, spot.y) / reach +
    0.14 * noise(spot, 4.1, 11) +
    0.06 * noise(spot, 1.3, 12) +
    0.02 * noise(spot, 0.5, 13)
  );
}

/** Estates built away from the centre: as dense as the towns, and deprived. */
export const estates: readonly Spot[] = [
  { x: 5.3, y: 3.4 },
  { x: -5.9, y: -2.2 },
  { x: 3.4, y: -6.4 },
];

/** People to the square kilometre, up to a factor. */
export function density(spot: Spot): number {
  const towns = outerTowns.reduce((sum, town) => sum + 3.4 * near(spot, town, 1.5), 0);
  const blocks = estates.reduce((sum, estate) => sum + 2.6 * near(spot, estate, 1.3), 0);
  const city = 4.4 * near(spot, { x: 0.4, y: 0 }, 3.3) + 2.1 * near(spot, { x: 0, y: 0 }, 8);
  return (city + towns + blocks + 0.1) * (1 + 0.5 * noise(spot, 1.9, 21));
}

/** Half the width of a road or river, kilometres. */
const bank = 0.07;

function river(spot: Spot): number {
  const course = 1.1 * Math.sin(spot.x / 2.7) + 0.12 * spot.x + 0.7 * noise(spot, 2.2, 31) - 0.9;
  return Math.abs(spot.y - course);
}

function road(spot: Spot): number {
  const bend = 0.12 * noise(spot, 3, 41);
  const spokes = 9;
  const turn = ((Math.atan2(spot.y, spot.x) + bend) * spokes) / (2 * Math.PI);
  return (Math.abs(turn - Math.round(turn)) * 2 * Math.PI * Math.hypot(spot.x, spot.y)) / spokes;
}

/** What it costs to cross a spot: borders settle along rivers and main roads, and are uneven. */
export function resistance(spot: Spot): number {
  const rough = 0.8 * noise(spot, 0.3, 51) + 0.7 * noise(spot, 0.8, 52) + 0.5 * noise(spot, 2, 53);
  const barrier = (river(spot) < bank ? 5 : 0) + (road(spot) < bank ? 2.5 : 0);
  return Math.exp(rough) + barrier;
}
