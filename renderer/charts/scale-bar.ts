import type { GeoProjection } from 'd3-geo';
import type { Palette } from './palette.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';

/** Kilometres in a degree of a great circle, of a sphere with the Earth's mean radius of 6,371.0088 km. */
const kilometresPerDegree = 111.19508;
const lengths = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/** A round distance at the latitude of the map's middle, as a bar of at most 110 pixels. */
export function scaleBar(
  projection: GeoProjection,
  middle: readonly [number, number],
  x: number,
  y: number,
  palette: Palette,
): SvgNode[] {
  const here = projection.invert?.([middle[0], middle[1]]);
  const there = projection.invert?.([middle[0] + 1, middle[1]]);
  if (here == null || there == null) return [];
  const perPixel =
    Math.abs(there[0] - here[0]) * kilometresPerDegree * Math.cos((here[1] * Math.PI) / 180);
  const length = lengths.findLast((kilometres) => kilometres / perPixel <= 110);
  if (length === undefined) return [];
  const width = length / perPixel;
  const [left, right] = [x.toFixed(2), (x + width).toFixed(2)];
  const d = `M${left} ${(y - 4).toFixed(2)}V${y.toFixed(2)}H${right}v-4`;
  const style = { size: 10.5, fill: palette.muted };
  return [
    element('path', { d, fill: 'none', stroke: palette.muted, 'stroke-width': 1 }),
    textLine(`${length} km`, x + width + 6, y, style),
  ];
}
