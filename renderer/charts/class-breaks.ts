import { quantileSorted } from 'd3-array';

/** How values fall into the classes of a map. */
export interface Classes {
  /** `equal`: classes of equal width between round limits; `quantile`: classes with about as many areas each. */
  readonly method: 'equal' | 'quantile';
  /** Where each class but the first begins, rising. */
  readonly breaks: readonly number[];
  readonly lowest: number;
  readonly highest: number;
}

const most = 5;

function rising(breaks: readonly number[], lowest: number, highest: number): number[] {
  const inside = breaks.filter((at) => at > lowest && at <= highest);
  return inside.filter((at, index) => index === 0 || at > (inside[index - 1] as number));
}

/** Multiples of the smallest round number (1, 2, 2.5 or 5 times a power of ten) that leaves five classes. */
function roundBreaks(lowest: number, highest: number, grain: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(grain, (highest - lowest) / most)));
  const steps = [1, 2, 2.5, 5, 10, 20].map((times) => times * power);
  for (const step of steps.filter(
    (size) => Math.abs(size / grain - Math.round(size / grain)) < 1e-9,
  )) {
    const first = Math.floor(lowest / step + 1e-9) + 1;
    const last = Math.ceil(highest / step - 1e-9) - 1;
    if (last - first + 1 < most) {
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
        Number(((first + index) * step).toPrecision(12)),
      );
    }
  }
  return [];
}

/** The class of a value, from 0. */
export function classOf(value: number, { breaks }: Classes): number {
  return breaks.filter((at) => value >= at).length;
}

function crowded(values: readonly number[], classes: Classes): boolean {
  const counts = new Map<number, number>();
  for (const value of values) {
    const found = classOf(value, classes);
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) > values.length / 2;
}

/**
 * At most five classes of released values, with breaks at multiples of `grain` so that the legend
 * says exactly what is drawn. Equal widths between round limits, unless one of those classes would hold more than half
 * of the areas: then quantiles. Null where no value is shown.
 */
export function classBreaks(values: readonly number[], grain: number): Classes | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const toGrain = (value: number) => Number((Math.round(value / grain) * grain).toPrecision(12));
  const equal: Classes = {
    method: 'equal',
    breaks: rising(roundBreaks(lowest, highest, grain), lowest, highest),
    lowest,
    highest,
  };
  if (!crowded(values, equal)) return equal;
  const shares = Array.from({ length: most - 1 }, (_, index) => (index + 1) / most);
  const quantiles = shares.map((share) => toGrain(quantileSorted(sorted, share) ?? lowest));
  return { method: 'quantile', breaks: rising(quantiles, lowest, highest), lowest, highest };
}
