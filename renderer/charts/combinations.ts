import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellText } from './cell.ts';
import type { Chart } from './chart.ts';
import {
  barsHeight,
  type Combination,
  type CombinationsLayout,
  combinationsLayout,
  labelSize,
  numberSize,
  rowHeight,
} from './combinations-layout.ts';
import { describeTable } from './describe.ts';
import { figure } from './figure.ts';
import { formatCount } from './number-format.ts';
import { sentence } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBlock, textLine } from './text.ts';

const dot = 4.5;
/** Room for a number above its bar. */
const top = 18;
const dotsTop = top + barsHeight + 10;

const rowMiddle = (place: number) => dotsTop + place * rowHeight + rowHeight / 2;

/** A band and a name for each condition. */
function conditionRows({ names }: CombinationsLayout, { palette, width }: PlotSpace): SvgNode[] {
  return names.flatMap((lines, place) => {
    const band = { x: 0, y: dotsTop + place * rowHeight, width, height: rowHeight };
    const style = { size: labelSize, fill: palette.ink } as const;
    return [
      ...(place % 2 === 0 ? [element('rect', { ...band, fill: palette.panel })] : []),
      ...middleBlock(lines, 4, rowMiddle(place), style),
    ];
  });
}

/** The dots of a combination's conditions, joined from the first to the last. */
function dots({ places }: Combination, middle: number, count: number, { palette }: PlotSpace) {
  const [first, last] = [places[0], places.at(-1)];
  const line =
    first === undefined || last === undefined || first === last
      ? []
      : [
          element('rect', {
            x: middle - 1,
            y: rowMiddle(first),
            width: 2,
            height: rowMiddle(last) - rowMiddle(first),
            fill: palette.emphasis,
          }),
        ];
  const every = Array.from({ length: count }, (_, place) =>
    element('circle', {
      cx: middle,
      cy: rowMiddle(place),
      r: places.includes(place) ? dot : 2,
      fill: places.includes(place) ? palette.emphasis : palette.line,
    }),
  );
  return [...line, ...every];
}

function column(
  combination: Combination,
  index: number,
  layout: CombinationsLayout,
  table: ReleasedTable,
  space: PlotSpace,
): SvgNode {
  const { palette } = space;
  const { left, step, end, names } = layout;
  const x = left + index * step;
  const middle = x + step / 2;
  const height = Math.max(1, ((combination.row.count ?? 0) / end) * barsHeight);
  const y = top + barsHeight - height;
  const bottom = dotsTop + names.length * rowHeight;
  const ground = { x, y: 0, width: step, height: bottom, fill: palette.surface };
  const label = cellSentence(combination.label, combination.row, table.note);
  return element(
    'g',
    {},
    [
      element('rect', { ...ground, 'fill-opacity': 0 }),
      element('rect', { x: x + 5, y, width: step - 10, height, fill: palette.bar }),
      textLine(cellText(combination.row, table.note), middle, y - 5, {
        size: numberSize,
        fill: palette.ink,
        anchor: 'middle',
      }),
      ...dots(combination, middle, names.length, space),
    ],
    { dimension: 'combination', code: combination.row.codes.combination ?? '', label },
  );
}

function people(row: ReleasedRow | undefined, words: string): string[] {
  if (row === undefined || row.count === 0) return [];
  const count = row.count === null ? 'hidden' : `${formatCount(row.count)} people`;
  return [`${words}: ${count}.`];
}

/** What is not drawn: those of none, those not known, and what is hidden or found no room. */
function notes({ none, unknown, further, hidden, columns }: CombinationsLayout): string[] {
  const more = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${formatCount(count)} ${count === 1 ? one : many}.`];
  return [
    ...(columns.length === 0 ? ['No combination is shown.'] : []),
    ...people(none, 'None of these conditions'),
    ...people(unknown, 'Not known for one of them'),
    ...more(
      further,
      'combination of fewer people is in the table',
      'combinations of fewer people are in the table',
    ),
    ...more(hidden, 'combination is hidden', 'combinations are hidden'),
  ];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const layout = combinationsLayout(table, space.rows, space.width);
  const title = 'People by the combination of conditions that they have';
  const isEmpty = layout.columns.length === 0;
  const drawn = layout.columns.map((each, index) => column(each, index, layout, table, space));
  return {
    title,
    description: sentence(describeTable(title, space.rows, table.note)),
    nodes: isEmpty ? [] : [...conditionRows(layout, space), ...drawn],
    height: isEmpty ? 0 : dotsTop + layout.names.length * rowHeight,
    notes: notes(layout),
    legendRows: layout.columns.map(({ row }) => row),
  };
}

/** Combinations of conditions from the most people down: a bar each, and dots for what it is made of. */
export const combinations: Chart = (table, options) =>
  figure('combinations', table, options, (space, told) => plot(told, space));
