import { barWithout, numberLine } from './bar.ts';
import { formatCount } from './number-format.ts';
import { segmentColour } from './palette.ts';
import type { PlotSpace } from './plot.ts';
import type { RunRow } from './run.ts';
import { element, type Mark, type SvgNode } from './svg.ts';
import { middleBlock } from './text.ts';
import {
  barHeight,
  labelSize,
  numberSize,
  runText,
  type WaterfallLayout,
} from './waterfall-layout.ts';

/** A row in words, of released counts only. */
function runSentence(
  { label, matched, lost, claimed, status, reason }: RunRow,
  { columns }: WaterfallLayout,
): string {
  if (status === 'hidden') return `${label}: hidden${reason === null ? '' : ` (${reason})`}`;
  if (claimed === null) return `${label}: not available`;
  if (columns.length === 1) return `${label}: matched ${formatCount(claimed)} people`;
  const said = [
    ...(matched === null ? [] : [`matched ${formatCount(matched)}`]),
    ...(lost === null ? [] : [`lost ${formatCount(lost)} to earlier segments`]),
    `claimed ${formatCount(claimed)} people`,
  ];
  return `${label}: ${said.join(', ')}`;
}

/** The two parts of a matched bar: what the segment claimed, then what an earlier one had taken. */
function parts(x: number, y: number, claimed: number, lost: number, fill: string, hatch: string) {
  const box = { y, height: barHeight };
  const rest = { ...box, x: x + claimed, width: lost };
  const kept = element('rect', { ...box, x, width: claimed, fill });
  if (lost === 0) return [kept];
  return [
    kept,
    element('rect', { ...rest, fill, 'fill-opacity': 0.5 }),
    element('rect', { ...rest, fill: hatch }),
  ];
}

function bar(row: RunRow, layout: WaterfallLayout, y: number, space: PlotSpace): SvgNode[] {
  if (row.place === null) return [];
  if (row.claimed === null) {
    return barWithout(row, layout.barLeft, y + barHeight / 2, space);
  }
  const pixels = (value: number) => (value / layout.end) * layout.barLength;
  const lost = row.matched === null ? 0 : Math.max(0, row.matched - row.claimed);
  const fill = segmentColour(space.palette, row.place);
  return parts(layout.barLeft, y, pixels(row.claimed), pixels(lost), fill, space.hatches.lost);
}

function numbers(
  row: RunRow,
  layout: WaterfallLayout,
  middle: number,
  space: PlotSpace,
): SvgNode[] {
  const { palette } = space;
  return layout.columns.flatMap(({ key, right }) => {
    const text = runText(row, key);
    if (text === '' || (row.place === null && key !== 'claimed')) return [];
    const quiet =
      row[key] === null || key === 'remaining' || (key !== 'claimed' && row.place !== null);
    const weight = row.place === null || key === 'claimed' ? 600 : 400;
    const fill = quiet ? palette.muted : palette.ink;
    const style = { size: numberSize, weight: row[key] === null ? 400 : weight, fill } as const;
    const signed = key === 'claimed' ? row : { status: 'shown' as const };
    return numberLine(signed, text, right, middle, style, space);
  });
}

/** One segment, the total or those outside: the whole of its row takes a click. */
export function waterfallRow(
  row: RunRow,
  layout: WaterfallLayout,
  y: number,
  space: PlotSpace,
): SvgNode {
  const { palette, selected } = space;
  const bars = row.place !== null;
  const storeys = layout.stacked
    ? { label: y + 11, bar: y + 23, numbers: y + (bars ? 50 : 30) }
    : { label: y + 18, bar: y + 10, numbers: y + 18 };
  const box = { x: 0, y, width: space.width, height: layout.rowHeight };
  const ground = { ...box, fill: palette.surface, 'fill-opacity': 0 };
  const weight = row.place === null || selected.has(row.code) || layout.stacked ? 600 : 400;
  const swatch = { x: 1, y: storeys.label - 5, width: 10, height: 10, rx: 2 };
  const fill = row.place === null ? '' : segmentColour(palette, row.place);
  const style = { size: labelSize, weight, fill: palette.ink } as const;
  const mark: Mark | undefined =
    row.place === null
      ? undefined
      : { dimension: 'segment', code: row.code, label: runSentence(row, layout) };
  return element(
    'g',
    {},
    [
      ...(bars ? [element('rect', ground), element('rect', { ...swatch, fill })] : []),
      ...middleBlock(layout.labelLines(row, weight), bars ? 18 : 0, storeys.label, style),
      ...bar(row, layout, storeys.bar, space),
      ...numbers(row, layout, storeys.numbers, space),
    ],
    mark,
  );
}
