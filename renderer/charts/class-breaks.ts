import { quantileSorted } from 'd3-array';
import { asPrinted, type Scale } from './number-format.ts';

/** How values fall into the classes of a map. Every number is at the precision that is printed. */
export interface Classes {
  /** `equal`: limits at multiples of `step`; `quantile`: limits near each fifth of the areas. */
  readonly method: 'equal' | 'quantile';
  readonly scale: Scale;
  /** Where each class but the first begins, rising. */
  readonly breaks: readonly number[];
  /** What the limits of equal classes are multiples of; null for quantiles. */
  readonly step: number | null;
  readonly lowest: number;
  readonly highest: number;
}

const most = 5;

/** Multiples of the smallest round number (1, 2, 2.5 or 5 times a power of ten) that leaves five classes. */
function roundBreaks(lowest: number, highest: number, grain: number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(grain, (highest - lowest) / most)));
  const steps = [1, 2, 2.5, 5, 10, 20].map((times) => times * power);
  for (const step of steps.filter(
    (size) => Math.abs(size / grain - Math.round(size / grain)) < 1e-9,
  )) {
    const first = Math.floor(lowest / step + 1e-9) + 1;
    const last = Math.ceil(highest / step - 1e-9) - 1;
    if (last - first + 1 < most) {
      const breaks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
        Number(((first + index) * step).toPrecision(12)),
      );
      return { breaks, step: Number(step.toPrecision(12)) };
    }
  }
  return { breaks: [], step: grain };
}

/** Quantiles moved up to the next value there is, so that every class begins with an area of its own. */
function quantileBreaks(sorted: readonly number[], lowest: number): number[] {
  const shares = Array.from({ length: most - 1 }, (_, index) => (index + 1) / most);
  const found = shares.map((share) => {
    const at = quantileSorted([...sorted], share) ?? lowest;
    return sorted.find((value) => value >= at) ?? lowest;
  });
  return [...new Set(found)].filter((at) => at > lowest);
}

/** The class of a value, from 0, by what is printed of it. */
export function classOf(value: number, { breaks, scale }: Classes): number {
  const printed = asPrinted(value, scale);
  return breaks.filter((at) => printed >= at).length;
}

/** How many of the values are in each class. */
export function classCounts(values: readonly number[], classes: Classes): number[] {
  const places = values.map((value) => classOf(value, classes));
  return Array.from(
    { length: classes.breaks.length + 1 },
    (_, place) => places.filter((found) => found === place).length,
  );
}

/**
 * At most five classes of released values, made of the values as they are printed, so that the
 * legend says exactly what is drawn. Limits are multiples of `grain` between which classes are
 * equally wide, unless one of those would hold more than half of the areas and quantiles spread
 * them better. Null where no value is shown.
 */
export function classBreaks(
  values: readonly number[],
  scale: Scale,
  grain: number,
): Classes | null {
  const sorted = values.map((value) => asPrinted(value, scale)).sort((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const ends = { scale, lowest, highest };
  const equal: Classes = { ...ends, method: 'equal', ...roundBreaks(lowest, highest, grain) };
  const fullest = (classes: Classes) => Math.max(...classCounts(sorted, classes));
  if (fullest(equal) <= sorted.length / 2) return equal;
  const breaks = quantileBreaks(sorted, lowest);
  const quantile: Classes = { ...ends, method: 'quantile', breaks, step: null };
  return fullest(quantile) < fullest(equal) ? quantile : equal;
}
