import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { type Axis, axisFromZero } from './axis.ts';
import { endBox, isApartFrom, isClear } from './curve-name.ts';
import type { CurveLine, CurveRows } from './curve-rows.ts';
import { measureTitle } from './describe.ts';
import { reach } from './interval.ts';
import { spread } from './spread.ts';
import { leading } from './text.ts';
import { fitText, widest } from './text-width.ts';

export const nameFace = { size: 12, weight: 600 } as const;
export const tickSize = 10.5;
export const gapHeight = 13;
export const captionSize = 11;

/** The name of a line, and the last value that it names. */
export interface LineName {
  readonly line: CurveLine;
  readonly words: readonly string[];
  readonly end: readonly [x: number, y: number];
  readonly middle: number;
  /** Whether it stands in the plot where its line ends, and not beside the plot. */
  readonly isInside: boolean;
}

export interface CurveLayout extends CurveRows {
  readonly axis: Axis;
  readonly caption: readonly string[];
  readonly left: number;
  /** Where the last age band ends and the names begin. */
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixels from one age band to the next. */
  readonly step: number;
  /** Each how many bands one is named. */
  readonly every: number;
  readonly nameWidth: number;
  readonly names: readonly LineName[];
  /** Lines with an age band that has no value, each a row beneath the zero line. */
  readonly gapped: readonly CurveLine[];
  readonly x: (band: number) => number;
  readonly y: (value: number) => number;
}

/** From the end of the age bands to the names, with room for a dot of the line's colour. */
export const nameGap = 24;

type Frame = Pick<CurveLayout, 'x' | 'y' | 'top' | 'bottom' | 'left' | 'right'>;
type Ended = Omit<LineName, 'middle' | 'isInside'>;

/** Those names of lines that end early for which there is room at the ends of their lines. */
function insideOf(ended: readonly Ended[], lines: readonly CurveLine[], frame: Frame): Set<Ended> {
  const inside = new Map<Ended, ReturnType<typeof endBox>>();
  for (const name of ended) {
    const isEarly = name.line.values.at(-1) === null;
    const height = name.words.length * nameFace.size * leading;
    const box = endBox(name.end, widest(name.words, nameFace), height);
    const isWithin = box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
    const isFree = [...inside.values()].every((other) => isApartFrom(box, other));
    if (isEarly && isWithin && isFree && isClear(lines, frame, box)) inside.set(name, box);
  }
  return new Set(inside.keys());
}

function namesOf(lines: readonly CurveLine[], nameWidth: number, frame: Frame): LineName[] {
  const { x, y, top, bottom } = frame;
  const ended = lines.flatMap((line) => {
    const last = line.values.findLastIndex((value) => value !== null);
    const value = line.values[last];
    if (value === null || value === undefined) return [];
    const words = fitText(line.label, nameWidth, 2, nameFace);
    return [{ line, words, end: [x(last), y(value)] as const }];
  });
  const inside = insideOf(ended, lines, frame);
  const beside = ended.filter((name) => !inside.has(name));
  const wishes = beside.map(({ words, end }) => ({
    at: end[1],
    height: words.length * nameFace.size * leading + 1,
  }));
  const middles = spread(wishes, top - 6, bottom + 4);
  return ended.map((name) => ({
    ...name,
    isInside: inside.has(name),
    middle: middles[beside.indexOf(name)] ?? name.end[1],
  }));
}

function highestOf(lines: readonly CurveLine[]): number {
  const reached = lines.flatMap(({ rows, values, bounded }) =>
    values.map((value, band) =>
      bounded ? reach(rows[band] ?? undefined, value) : Math.max(0, value ?? 0),
    ),
  );
  return Math.max(0, ...reached);
}

function plotHeight(width: number, lines: readonly CurveLine[]): number {
  const named = lines.length * 2 * (nameFace.size * leading + 1);
  return Math.max(width < 520 ? 220 : Math.min(400, width * 0.36), named);
}

/** Where everything of a curve goes. */
export function curveLayout(table: ReleasedTable, rows: CurveRows, width: number): CurveLayout {
  const { bands, lines, dimension } = rows;
  const { measure } = table.note;
  const caption = fitText(measureTitle(measure), width, 2, { size: captionSize });
  const top = caption.length * captionSize * leading + 14;
  const bottom = Math.round(top + plotHeight(width, lines));
  const axis = axisFromZero(highestOf(lines), bottom - top, measure, 'up');
  const ticks = axis.ticks.map(({ text }) => text);
  const left = Math.ceil(widest(ticks, { size: tickSize })) + 8;
  const labels = lines.map(({ label }) => label);
  const nameWidth =
    dimension === null ? 0 : Math.min(widest(labels, nameFace) + 1, Math.max(72, width * 0.24));
  const right = width - (nameWidth > 0 ? nameWidth + nameGap : 2);
  const step = (right - left) / Math.max(1, bands.length);
  const named = widest(
    bands.map(({ label }) => label),
    { size: tickSize },
  );
  const x = (band: number) => left + (band + 0.5) * step;
  const y = (value: number) => bottom - (value / axis.end) * (bottom - top);
  return {
    ...rows,
    axis,
    caption,
    left,
    right,
    top,
    bottom,
    step,
    every: Math.max(1, Math.ceil((named + 8) / step)),
    nameWidth,
    names: dimension === null ? [] : namesOf(lines, nameWidth, { x, y, top, bottom, left, right }),
    gapped: lines.filter(({ values }) => values.some((value) => value === null)),
    x,
    y,
  };
}
