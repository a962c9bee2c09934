import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { Benchmark } from './benchmark.ts';
import { cellSentence, cellText, cellValue, dimensionLabel } from './cell.ts';
import { valueHeading } from './describe.ts';
import { formatCount } from './number-format.ts';
import type { Palette } from './palette.ts';
import { lowerFirst } from './phrase.ts';
import type { PlotSpace } from './plot.ts';
import { type RankLayout, rankScale } from './rank-layout.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';
import { textWidth } from './text-width.ts';

export const headingFace = { size: 11 } as const;

/** The head of the values, if it has room between the head of the names and the right edge of its column. */
export function unitHeading(table: ReleasedTable, layout: RankLayout): string {
  const unit = valueHeading(table.note.measure);
  const left = textWidth(dimensionLabel(table, layout.dimension), headingFace) + 12;
  return layout.valueRight - textWidth(unit, headingFace) < left ? 'Value' : unit;
}

/** The benchmark, or the value of everyone together: a dashed line, named above where there is room. */
export function reference(
  table: ReleasedTable,
  layout: RankLayout,
  spans: readonly (readonly [number, number])[],
  { palette }: PlotSpace,
): SvgNode[] {
  const level = levelOf(table, layout);
  const first = spans[0];
  if (level === null || first === undefined) return [];
  const x = rankScale(layout)(level.value);
  const d = spans
    .map(([from, to]) => `M${x.toFixed(2)} ${from.toFixed(2)}V${to.toFixed(2)}`)
    .join('');
  const stroke = { stroke: palette.ink, 'stroke-width': 1.25, 'stroke-dasharray': '4 3' };
  const label = levelName(table, layout, level, x, palette);
  return [element('path', { d, ...stroke, fill: 'none' }), ...label];
}

/** The name of a level over its line: a benchmark has a line of its own above the headings. */
function levelName(
  table: ReleasedTable,
  layout: RankLayout,
  level: Benchmark,
  x: number,
  palette: Palette,
): SvgNode[] {
  const face = { size: 11, weight: 600 } as const;
  const style = { ...face, fill: palette.ink, anchor: 'middle' } as const;
  const half = textWidth(level.name, face) / 2;
  if (layout.benchmark !== null) {
    const right = layout.standingRight ?? layout.intervalRight ?? layout.valueRight;
    return [textLine(level.name, Math.max(half, Math.min(x, right - half)), 11, style)];
  }
  const taken = textWidth(dimensionLabel(table, layout.dimension), headingFace) + 8;
  const unit = textWidth(unitHeading(table, layout), headingFace);
  const limit = Math.min(layout.barLeft + layout.barLength, layout.valueRight - unit - 8);
  const fits = x - half > taken && x + half < limit;
  return fits ? [textLine(level.name, x, 11, style)] : [];
}

/** The level that all bars are held against: the benchmark before the value of everyone; null where each has its own. */
export function levelOf(table: ReleasedTable, layout: RankLayout): Benchmark | null {
  const { benchmark, total, dimension, axis, isApart } = layout;
  if (axis.ticks.length === 0 || isApart) return null;
  if (benchmark !== null) return benchmark;
  const value = referenceValue(table, layout);
  const name = `${total?.labels[dimension] ?? 'All'} ${cellText(total, table.note)}`;
  return value === null ? null : { value, name };
}

/** A count of everyone is not on the scale of its parts, so only other units have a line. */
function referenceValue(table: ReleasedTable, { total, axis }: RankLayout): number | null {
  const value = cellValue(total, table.note);
  return value === null || table.note.measure.unit === 'people' || value > axis.end ? null : value;
}

/** The value of all together in words, as the dashed line where it is that. */
export function totalNote(table: ReleasedTable, layout: RankLayout): string[] {
  const { total, dimension } = layout;
  if (total === undefined) return [];
  const { measure } = table.note;
  const name = total.labels[dimension] ?? 'All';
  if (measure.unit === 'people') {
    return [
      total.count === null ? `${name}: hidden.` : `${name}: ${formatCount(total.count)} people.`,
    ];
  }
  const value = cellValue(total, table.note);
  if (value === null) return [`${name}: ${cellText(total, table.note)}.`];
  const words = cellSentence(name, { ...total, standing: null }, table.note);
  if (levelOf(table, layout)?.value === value) return [`Dashed line, ${lowerFirst(words)}.`];
  return [`${words}.`];
}

/** The benchmark in words, where it is no row of the table that is said anyway. */
export function levelNote(table: ReleasedTable, layout: RankLayout): string[] {
  const level = levelOf(table, layout);
  if (level === null || level.value === cellValue(layout.total, table.note)) return [];
  return [`Dashed line, ${lowerFirst(level.name)}.`];
}
