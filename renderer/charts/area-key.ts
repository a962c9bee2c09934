import type { Outline, Outlines } from './outline.ts';
import type { Palette } from './palette.ts';
import { listed } from './phrase.ts';
import type { SvgNode } from './svg.ts';
import { leading, textBlock, textLine } from './text.ts';
import { widest, wrapText } from './text-width.ts';

const size = 11;
const gap = 14;

interface Numbered {
  readonly number: string;
  readonly label: string;
}

function numberedAreas({ areas }: Outlines): Numbered[] {
  const number = ({ sign }: Outline) =>
    sign?.kind === 'number' ? (sign.box.lines[0] ?? null) : null;
  return areas
    .flatMap((area) => {
      const found = number(area);
      return found === null ? [] : [{ number: found, label: area.label }];
    })
    .toSorted((a, b) => Number(a.number) - Number(b.number));
}

/** What the numbers on a map mean, one under the other from `y` down; nothing where there are none. */
export function areaKey(
  outlines: Outlines,
  y: number,
  width: number,
  palette: Palette,
): { readonly nodes: SvgNode[]; readonly height: number } {
  const areas = numberedAreas(outlines);
  const numbers = areas.map(({ number }) => number);
  const indent = widest(numbers, { size, weight: 600 }) + 8;
  let top = y + gap;
  const nodes = areas.flatMap(({ number, label }) => {
    const lines = wrapText(label, width - indent, { size });
    const baseline = top + size;
    top += lines.length * size * leading + 1;
    return [
      textLine(number, indent - 8, baseline, {
        size,
        weight: 600,
        fill: palette.ink,
        anchor: 'end',
      }),
      ...textBlock(lines, indent, baseline, { size, fill: palette.ink }),
    ];
  });
  return { nodes, height: areas.length === 0 ? 0 : top - y };
}

/** The same in one sentence, for a map with no room beside it. */
export function areaNumbers(outlines: Outlines | null): string[] {
  const areas = outlines === null ? [] : numberedAreas(outlines);
  if (areas.length === 0) return [];
  return [`By number: ${areas.map(({ number, label }) => `${number} ${label}`).join(', ')}.`];
}

/** Areas with room for neither their name nor a number. */
export function unnamed(outlines: Outlines | null): string[] {
  const labels = (outlines?.areas ?? []).filter(({ sign }) => sign === null);
  if (labels.length === 0) return [];
  return [`Not named on the map: ${listed(labels.map(({ label }) => label))}.`];
}
