import { tickStep } from 'd3-array';
import { formatTick, type Scale } from './number-format.ts';
import { widest } from './text-width.ts';

export interface Axis {
  /** The value at the end of the scale, a tick of its own. */
  readonly end: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

const face = { size: 10.5 };

function stepped(highest: number, step: number, scale: Scale): Axis {
  const steps = Math.ceil(highest / step - 1e-9);
  const values = Array.from({ length: steps + 1 }, (_, index) =>
    Number.parseFloat((index * step).toPrecision(12)),
  );
  return {
    end: values.at(-1) ?? highest,
    ticks: values.map((value) => ({ value, text: formatTick(value, scale) })),
  };
}

/**
 * An axis from zero to the first round number at or above `highest`, with as many ticks as have room
 * on `length` pixels, at most seven. Counts have ticks at whole numbers only. Nothing shown means an
 * axis without ticks. An axis that goes `up` has its ticks above each other.
 */
export function axisFromZero(
  highest: number,
  length: number,
  scale: Scale,
  direction: 'across' | 'up' = 'across',
): Axis {
  if (!(highest > 0)) return { end: 1, ticks: [] };
  const smallest = scale.unit === 'people' ? 1 : 0;
  const axes = [6, 5, 4, 3, 2, 1].map((count) =>
    stepped(highest, Math.max(smallest, tickStep(0, highest, count)), scale),
  );
  const fits = ({ ticks }: Axis) => {
    const texts = ticks.map(({ text }) => text);
    const room = direction === 'up' ? 2.4 * face.size : 1.5 * widest(texts, face) + 8;
    return length / (ticks.length - 1) >= room;
  };
  return axes.find(fits) ?? stepped(highest, highest, scale);
}
