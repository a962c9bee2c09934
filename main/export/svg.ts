import type { Drawing } from '../../renderer/charts/chart.ts';
import { withTextLengths } from '../../renderer/charts/text-length.ts';
import { toText } from '../../renderer/charts/to-text.ts';

/** A drawing as the bytes of an SVG file, whose lines of text keep their width in any face. */
export function svgFile(drawing: Drawing): Uint8Array {
  const text = toText({ ...drawing, root: withTextLengths(drawing.root) });
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
}
