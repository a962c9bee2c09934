import { describe, expect, test } from 'vitest';
import { buildCity } from '../../sample-data/city/city.ts';
import { doubleArea } from '../../sample-data/city/rings.ts';

type Position = readonly [number, number];

const city = buildCity();
const rings = city.shapes.flatMap(({ code, coordinates }) =>
  coordinates.flatMap((polygon) => polygon.map((ring) => ({ code, ring }))),
);
const sidesOf = (ring: readonly Position[]) =>
  ring.slice(1).map((to, index) => [ring[index] as Position, to] as const);
const key = ([x, y]: Position) => `${x},${y}`;
const spots = (ring: readonly Position[]) => ring.map(([x, y]) => ({ x, y }));

/** Who has each side, from one end to the other. */
const owners = new Map<string, string[]>();
for (const { code, ring } of rings) {
  for (const [from, to] of sidesOf(ring)) {
    const side = `${key(from)} ${key(to)}`;
    owners.set(side, [...(owners.get(side) ?? []), code]);
  }
}
const coast = [...owners].filter(([side]) => !owners.has(side.split(' ').reverse().join(' ')));

/** The sides of the coast joined into rings. */
function coastRings(): Position[][] {
  const next = new Map(coast.map(([side]) => side.split(' ') as [string, string]));
  const found: Position[][] = [];
  for (const start of next.keys()) {
    const ring: Position[] = [];
    for (let at: string | undefined = start; at !== undefined && next.has(at); ) {
      ring.push(at.split(',').map(Number) as unknown as Position);
      const onwards: string | undefined = next.get(at);
      next.delete(at);
      at = onwards;
    }
    if (ring.length > 0) found.push([...ring, ring[0] as Position]);
  }
  return found;
}

describe('the areas tile the city', () => {
  test('every side lies between two areas that run along it in opposite directions, or on the coast', () => {
    expect([...owners.values()].filter((codes) => codes.length !== 1)).toEqual([]);
    expect(coast.length).toBeGreaterThan(100);
    expect(coast.length).toBeLessThan(owners.size / 5);
  });

  test('the coast is one ring, and the areas together are as large as what it encloses', () => {
    const [outline = [], ...others] = coastRings();
    expect(others).toEqual([]);
    const whole = doubleArea(spots(outline));
    const parts = rings.reduce((sum, { ring }) => sum + doubleArea(spots(ring)), 0);
    expect(whole).toBeGreaterThan(0);
    expect(Math.abs(parts / whole - 1)).toBeLessThan(1e-9);
  });

  test('corners, sides and areas satisfy Euler: V - E + F = 1', () => {
    const corners = new Set(rings.flatMap(({ ring }) => ring.map(key)));
    const sides = new Set([...owners.keys()].map((side) => side.split(' ').sort().join(' ')));
    const holes = rings.filter(({ ring }) => doubleArea(spots(ring)) < 0);
    expect(corners.size - sides.size + (rings.length - holes.length)).toBe(1 + holes.length);
  });

  test('no two sides cross', () => {
    expect(crossings()).toEqual([]);
  });

  test('every area is in one piece, with its outer ring anticlockwise', () => {
    expect(city.shapes.filter(({ coordinates }) => coordinates.length !== 1)).toEqual([]);
    const outer = city.shapes.map(({ coordinates }) => coordinates[0]?.[0] ?? []);
    expect(outer.filter((ring) => doubleArea(spots(ring)) <= 0)).toEqual([]);
  });
});

/** Pairs of sides that cross at a place other than a shared end, found cell by cell of a grid. */
function crossings(): string[] {
  const cell = 0.01;
  const grid = new Map<string, [Position, Position][]>();
  const sides = [...owners.keys()].map(
    (side) =>
      side.split(' ').map((end) => end.split(',').map(Number)) as unknown as [Position, Position],
  );
  for (const side of sides) {
    const xs = side.map(([x]) => Math.floor(x / cell)).sort((a, b) => a - b);
    const ys = side.map(([, y]) => Math.floor(y / cell)).sort((a, b) => a - b);
    for (let x = xs[0] ?? 0; x <= (xs[1] ?? 0); x += 1) {
      for (let y = ys[0] ?? 0; y <= (ys[1] ?? 0); y += 1) {
        const at = `${x} ${y}`;
        grid.set(at, [...(grid.get(at) ?? []), side]);
      }
    }
  }
  const turn = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return [...grid.values()].flatMap((near) =>
    near.flatMap(([a, b], index) =>
      near.slice(index + 1).flatMap(([c, d]) => {
        const ends = new Set([a, b, c, d].map(key));
        if (ends.size < 4) return [];
        const cross = turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
        return cross ? [[a, b, c, d].map(key).join(' ')] : [];
      }),
    ),
  );
}

describe('the city is made up like Leeds', () => {
  test('it has 19 LCPs, 482 areas, 90 practices and 20 PCNs', () => {
    const used = new Set(city.areas.map(({ lcp }) => lcp));
    const pcns = new Set(city.practices.map(({ pcn }) => pcn?.code));
    expect([used.size, city.areas.length, city.practices.length, pcns.size]).toEqual([
      19, 482, 90, 20,
    ]);
    expect([...used].every((lcp) => lcp !== null && city.lcps.has(lcp))).toBe(true);
  });

  test('as many areas lie in each national quintile as in Leeds under IMD 2019', () => {
    const count = (quintile: number) =>
      city.areas.filter(({ decile }) => Math.ceil(decile / 2) === quintile).length;
    expect([1, 2, 3, 4, 5].map(count)).toEqual([162, 63, 85, 98, 74]);
  });

  test('a more deprived rank goes with a higher score, and every rank with its decile', () => {
    const order = [...city.areas].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const scores = order.map(({ score }) => score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(order.map(({ rank }) => rank)).size).toBe(482);
    const wrong = order.filter(
      ({ rank, decile }) => Math.ceil(((rank ?? 0) * 10) / 32_844) !== decile,
    );
    expect(wrong).toEqual([]);
  });

  test('deprivation is clustered: neighbours are far more alike than areas at large', () => {
    const decileOf = new Map(city.areas.map(({ code, decile }) => [code, decile]));
    const pairs = [...owners].flatMap(([side, [code = '']]) => {
      const [other] = owners.get(side.split(' ').reverse().join(' ')) ?? [];
      return other === undefined
        ? []
        : [[decileOf.get(code) ?? 0, decileOf.get(other) ?? 0] as const];
    });
    const mean = city.areas.reduce((sum, { decile }) => sum + decile, 0) / city.areas.length;
    const spread =
      city.areas.reduce((sum, { decile }) => sum + (decile - mean) ** 2, 0) / city.areas.length;
    const shared = pairs.reduce((sum, [a, b]) => sum + (a - mean) * (b - mean), 0) / pairs.length;
    expect(shared / spread).toBeGreaterThan(0.6);
  });

  test('every LCP is in one piece', () => {
    const lcpOf = new Map(city.areas.map(({ code, lcp }) => [code, lcp]));
    const beside = new Map<string, Set<string>>();
    for (const [side, [code = '']] of owners) {
      const [other] = owners.get(side.split(' ').reverse().join(' ')) ?? [];
      if (other === undefined || lcpOf.get(other) !== lcpOf.get(code)) continue;
      beside.set(code, (beside.get(code) ?? new Set()).add(other));
    }
    for (const lcp of city.lcps.keys()) {
      const members = city.areas.filter((area) => area.lcp === lcp).map(({ code }) => code);
      const reached = new Set(members.slice(0, 1));
      for (const code of reached) for (const next of beside.get(code) ?? []) reached.add(next);
      expect(reached.size).toBe(members.length);
    }
  });
});

describe('nothing in it can be taken for a real place', () => {
  test('no code fits the pattern of a real LSOA, practice or PCN', () => {
    const real = /^[EW]01\d{6}$|^[A-Z]\d{5}$|^U\d{5}$|^[EW]\d{8}$/;
    const codes = [
      ...city.areas.map(({ code }) => code),
      ...city.practices.flatMap(({ code, pcn }) => [code, pcn?.code ?? '']),
      ...city.lcps.keys(),
    ];
    expect(codes.filter((code) => real.test(code) || !/^SYN-[ALNP]\d+$/.test(code))).toEqual([]);
  });

  test('it lies in the North Sea, far from any coast', () => {
    const far = rings.flatMap(({ ring }) =>
      ring.filter(([x, y]) => x < 2 || x > 2.8 || y < 54.4 || y > 54.8),
    );
    expect(far).toEqual([]);
  });

  test('PCNs go by other names than LCPs', () => {
    const lcps = new Set(city.lcps.values());
    expect(
      city.practices.filter(({ pcn }) => lcps.has((pcn?.name ?? '').replace(' PCN', ''))),
    ).toEqual([]);
  });
});
