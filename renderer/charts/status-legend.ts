import type { ReleasedRow, Status } from '../../analytics/contract/released.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { leading, middleBaseline, textBlock } from './text.ts';
import { wrapText } from './text-width.ts';

interface Entry {
  readonly fill: string;
  readonly text: string;
}

function reasons(rows: readonly ReleasedRow[], status: Status): string | null {
  const found = rows.filter((row) => row.status === status);
  if (found.length === 0) return null;
  const distinct = new Set(found.map(({ reason }) => reason).filter((reason) => reason !== null));
  return [...distinct].sort().join('; ');
}

/** What hatched and empty marks mean, with the reasons that the rows give; null where none is met. */
function statusEntries(
  rows: readonly ReleasedRow[],
  { hatches, palette }: Pick<PlotSpace, 'hatches' | 'palette'>,
): Entry[] {
  const say = (word: string, why: string) => (why === '' ? word : `${word}: ${why}`);
  const hidden = reasons(rows, 'hidden');
  const missing = reasons(rows, 'not-available');
  return [
    ...(hidden === null ? [] : [{ fill: hatches.hidden, text: say('Hidden', hidden) }]),
    ...(missing === null
      ? []
      : [{ fill: palette.panel, text: say('n/a, not available', missing) }]),
  ];
}

const size = 11;
const swatch = { width: 18, height: 12 };

/** A swatch with its meaning; gives the nodes and the height that they take. */
function legendEntry(
  { fill, text }: Entry,
  x: number,
  y: number,
  width: number,
  palette: PlotSpace['palette'],
): { readonly nodes: SvgNode[]; readonly height: number } {
  const lines = wrapText(text, width - swatch.width - 8, { size });
  const box = element('rect', {
    x: x + 0.5,
    y: y + 1.5,
    width: swatch.width - 1,
    height: swatch.height - 1,
    rx: 1.5,
    fill,
    stroke: palette.line,
    'stroke-width': 0.75,
  });
  const baseline = middleBaseline(y + 1 + swatch.height / 2, size);
  const words = textBlock(lines, x + swatch.width + 8, baseline, { size, fill: palette.muted });
  return { nodes: [box, ...words], height: Math.max(1, lines.length) * size * leading + 4 };
}

/** The legend of hidden and missing marks, and its height: 0 where there is none. */
export function statusLegend(rows: readonly ReleasedRow[], space: PlotSpace, y: number) {
  let top = y;
  const nodes = statusEntries(rows, space).flatMap((entry) => {
    const drawn = legendEntry(entry, 0, top, space.width, space.palette);
    top += drawn.height;
    return drawn.nodes;
  });
  return { nodes, height: top - y };
}
