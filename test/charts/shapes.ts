import type { Category } from '../../analytics/contract/dimensions.ts';
import type { Shapes } from '../../analytics/contract/methods.ts';
import { seeded } from './fixture.ts';

/** Outlines of an invented city: four-sided areas that share their corners, wound clockwise. */
export function cityShapes(categories: readonly Category[], across = 5): Shapes {
  const random = seeded(11);
  const down = Math.ceil(categories.length / across);
  const corners = Array.from({ length: (across + 1) * (down + 1) }, (_, index) => {
    const [column, row] = [index % (across + 1), Math.floor(index / (across + 1))];
    const shift = () => (random() - 0.5) * 0.02;
    return [-1.7 + column * 0.06 + shift(), 53.9 - row * 0.04 + shift() * 0.6] as const;
  });
  const corner = (column: number, row: number) => corners[row * (across + 1) + column] ?? [0, 0];
  return {
    level: 'lcp',
    method: 'LSOA to LCP by lookup',
    features: categories.map(({ code, label }, index) => {
      const [column, row] = [index % across, Math.floor(index / across)];
      const ring = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
        corner(column, row),
      ] as const;
      return { code, label, coordinates: [[ring]] };
    }),
  };
}
