import { cellSentence } from './cell.ts';
import { gapHeight, nameGap, tickSize } from './curve-layout.ts';
import { type CurvePen, lineColour, markOf, subjectOf } from './curve-line.ts';
import type { CurveLine } from './curve-rows.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';
import { fitText, textWidth } from './text-width.ts';

/** A name on one line: without what it says in brackets where there is no room for it. */
function shortName(label: string, width: number): string {
  const face = { size: tickSize };
  const short = textWidth(label, face) <= width ? label : label.replace(/ \(.*\)$/, '');
  return fitText(short, width, 1, face)[0] ?? '';
}

function gapMark(pen: CurvePen, line: CurveLine, index: number, y: number): SvgNode[] {
  const { table, layout, space } = pen;
  const band = layout.bands[index];
  if (band === undefined) return [];
  const row = line.rows[index] ?? undefined;
  const width = Math.min(12, Math.max(4, layout.step - 2));
  const box = {
    x: layout.x(index) - width / 2,
    y: y + 2.5,
    width,
    height: gapHeight - 5,
    fill: row?.status === 'hidden' ? space.hatches.hidden : space.palette.panel,
    stroke: space.palette.line,
    'stroke-width': 0.75,
  };
  const label = cellSentence(subjectOf(line, band.label), row, table.note);
  return [element('g', {}, [element('rect', box)], markOf(layout, line, band.code, label))];
}

/** Marks beneath the zero line for the age bands in which a line has no value, on a thread of its colour. */
export function gapRow(pen: CurvePen, line: CurveLine, y: number): SvgNode[] {
  const { layout, space } = pen;
  const { left, right } = layout;
  const colour = lineColour(line, layout, space.palette);
  const middle = y + gapHeight / 2;
  const thread = element('rect', {
    x: left,
    y: middle - 0.5,
    width: right - left,
    height: 1,
    fill: colour,
    'fill-opacity': 0.35,
  });
  const gaps = line.values.flatMap((value, index) =>
    value === null ? gapMark(pen, line, index, y) : [],
  );
  const name = shortName(line.label, layout.nameWidth);
  const style = { size: tickSize, fill: space.palette.muted } as const;
  const baseline = middleBaseline(middle, tickSize);
  return [
    thread,
    ...gaps,
    ...(name === '' ? [] : [textLine(name, right + nameGap, baseline, style)]),
  ];
}
