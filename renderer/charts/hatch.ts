import type { Palette } from './palette.ts';
import { element, type SvgNode } from './svg.ts';

/** Fills for what has no value to draw, and for what a segment lost. */
export interface Hatches {
  readonly defs: SvgNode;
  /** Grey, falling to the left: a value that is hidden. */
  readonly hidden: string;
  /** Lines of the surface's colour, to lay over a segment's own. */
  readonly lost: string;
}

function lines(
  id: string,
  angle: number,
  spacing: number,
  stroke: string,
  width: number,
  ground?: string,
) {
  const attributes = {
    id,
    width: spacing,
    height: spacing,
    patternUnits: 'userSpaceOnUse',
    patternTransform: `rotate(${angle})`,
  };
  const fill =
    ground === undefined
      ? []
      : [element('rect', { width: spacing, height: spacing, fill: ground })];
  const line = element('rect', { width, height: spacing, fill: stroke });
  return element('pattern', attributes, [...fill, line]);
}

/** The two hatches of a chart. Their ids hold its name, so that charts can share a page. */
export function hatches(chart: string, palette: Palette): Hatches {
  const hidden = `${chart}-hidden-${palette.theme}`;
  const lost = `${chart}-lost-${palette.theme}`;
  return {
    defs: element('defs', {}, [
      lines(hidden, 45, 6, palette.hatchLine, 1.4, palette.hatchGround),
      lines(lost, -45, 4, palette.surface, 1.6),
    ]),
    hidden: `url(#${hidden})`,
    lost: `url(#${lost})`,
  };
}
