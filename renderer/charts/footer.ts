import type { Palette } from './palette.ts';
import type { ProvenanceLine } from './provenance.ts';
import { element, type SvgNode } from './svg.ts';
import { textBlock, textLine } from './text.ts';
import { textWidth, wrapText } from './text-width.ts';

const size = 10.5;
const lineHeight = 14.5;
const gap = 3;
const columnGap = 32;

interface Entry extends ProvenanceLine {
  readonly lines: readonly string[];
  readonly height: number;
}

function entriesOf(lines: readonly ProvenanceLine[], width: number, keyWidth: number): Entry[] {
  return lines.map((line) => {
    const wrapped = wrapText(line.text, width - keyWidth, { size });
    return { ...line, lines: wrapped, height: Math.max(1, wrapped.length) * lineHeight + gap };
  });
}

/** Cuts the entries where two columns come out most alike; the first is never the shorter. */
function columnsOf(entries: readonly Entry[], count: 1 | 2): (readonly Entry[])[] {
  if (count === 1) return [entries];
  const whole = entries.reduce((sum, { height }) => sum + height, 0);
  let taken = 0;
  const cut = entries.findIndex(({ height }) => {
    taken += height;
    return taken >= whole / 2;
  });
  return [entries.slice(0, cut + 1), entries.slice(cut + 1)];
}

/** Where a file's numbers come from: keys and texts in one column, or two where there is room. */
export function footer(
  lines: readonly ProvenanceLine[],
  width: number,
  y: number,
  palette: Palette,
): { readonly nodes: SvgNode[]; readonly height: number } {
  const count = width >= 720 ? 2 : 1;
  const column = (width - (count - 1) * columnGap) / count;
  const keyWidth = Math.max(...lines.map(({ key }) => textWidth(key, { size, weight: 600 }))) + 12;
  const columns = columnsOf(entriesOf(lines, column, keyWidth), count);
  const first = y + 20;
  const heights = columns.map((entries) => entries.reduce((sum, { height }) => sum + height, 0));
  const nodes = columns.flatMap((entries, index) => {
    const x = index * (column + columnGap);
    let top = first;
    return entries.flatMap(({ key, lines: wrapped, height }) => {
      const baseline = top;
      top += height;
      return [
        textLine(key, x, baseline, { size, weight: 600, fill: palette.muted }),
        ...textBlock(wrapped, x + keyWidth, baseline, { size, fill: palette.muted }),
      ];
    });
  });
  const rule = element('rect', { x: 0, y, width, height: 1, fill: palette.grid });
  return { nodes: [rule, ...nodes], height: 20 - size + Math.max(...heights) };
}
