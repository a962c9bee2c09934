import type { Drawing } from '../../renderer/charts/chart.ts';
import { toText } from '../../renderer/charts/to-text.ts';

/** A drawing as the bytes of an SVG file. */
export function svgFile(drawing: Drawing): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${toText(drawing)}`);
}
