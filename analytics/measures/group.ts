import type { Sums } from './counted.ts';

/** A group of people as counted: as a whole and, where age is taken account of, by age band. */
export interface Group {
  readonly all: Sums;
  readonly bands: ReadonlyMap<string, Sums>;
}

export const nobody: Sums = {
  people: 0,
  eligible: 0,
  denominator: 0,
  numerator: 0,
  having: 0,
  squares: 0,
};

/** A difference of amounts with decimals; what is left of equal ones is nothing. */
function amountLess(from: number, part: number): number {
  const left = from - part;
  return Math.abs(left) <= 1e-9 * Math.abs(from) ? 0 : left;
}

const less = (from: Sums, part: Sums): Sums => ({
  people: from.people - part.people,
  eligible: from.eligible - part.eligible,
  denominator: from.denominator - part.denominator,
  numerator: amountLess(from.numerator, part.numerator),
  having: from.having - part.having,
  squares: amountLess(from.squares, part.squares),
});

const more = (one: Sums, other: Sums): Sums => ({
  people: one.people + other.people,
  eligible: one.eligible + other.eligible,
  denominator: one.denominator + other.denominator,
  numerator: one.numerator + other.numerator,
  having: one.having + other.having,
  squares: one.squares + other.squares,
});

/** The sums of several age bands together. */
export function together(parts: readonly Sums[]): Sums {
  return parts.reduce(more, nobody);
}

/** Who is in a group and not in a part of it. */
export function without(group: Group, part: Group): Group {
  const bands = [...group.bands].map(([band, sums]) => {
    return [band, less(sums, part.bands.get(band) ?? nobody)] as const;
  });
  return { all: less(group.all, part.all), bands: new Map(bands) };
}
