import { tickStep } from 'd3-array';
import { formatTick, type Unit } from './number-format.ts';

export interface Axis {
  /** The value at the end of the scale, a tick of its own. */
  readonly end: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/**
 * An axis from zero to the first round number at or above `highest`, with about `count` ticks.
 * Counts have ticks at whole numbers only. Nothing shown means an axis without ticks.
 */
export function axisFromZero(highest: number, count: number, unit: Unit): Axis {
  if (!(highest > 0)) return { end: 1, ticks: [] };
  const step =
    unit === 'people' ? Math.max(1, tickStep(0, highest, count)) : tickStep(0, highest, count);
  const steps = Math.ceil(highest / step - 1e-9);
  const values = Array.from({ length: steps + 1 }, (_, index) =>
    Number.parseFloat((index * step).toPrecision(12)),
  );
  return {
    end: values.at(-1) ?? highest,
    ticks: values.map((value) => ({ value, text: formatTick(value, unit) })),
  };
}
