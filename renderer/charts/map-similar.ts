import type { ReleasedRow, ReleaseNote } from '../../analytics/contract/released.ts';
import { comparedWith } from './benchmark.ts';
import { cellValue, isResidual } from './cell.ts';
import { listed, sentence } from './phrase.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { leading, middleBaseline, textBlock } from './text.ts';
import { wrapText } from './text-width.ts';

const idOf = ({ palette }: PlotSpace) => `map-similar-${palette.theme}`;
const spacing = 6;

/** Dots to lay over the colour of an area: ink with a ring of the surface, to be seen on any class. */
export function similarDots(space: PlotSpace): SvgNode {
  const { ink, surface } = space.palette;
  const size = { width: spacing, height: spacing };
  const id = { id: idOf(space), patternUnits: 'userSpaceOnUse' };
  const middle = { cx: spacing / 2, cy: spacing / 2 };
  return element('defs', {}, [
    element('pattern', { ...id, ...size, patternTransform: 'rotate(45)' }, [
      element('circle', { ...middle, r: 1.3, fill: surface }),
      element('circle', { ...middle, r: 0.8, fill: ink }),
    ]),
  ]);
}

/** The fill of {@link similarDots}. */
export function similarFill(space: PlotSpace): string {
  return `url(#${idOf(space)})`;
}

/** Whether a shown row stands as its benchmark does, as far as its interval tells. */
export function isSimilar(row: ReleasedRow | undefined, note: ReleaseNote): boolean {
  return cellValue(row, note) !== null && row?.standing === 'similar';
}

const size = 11;
const swatch = { width: 22, height: 16 } as const;

/** What the dots mean; nothing where no area has them. */
export function similarLegend(
  rows: readonly ReleasedRow[],
  note: ReleaseNote,
  space: PlotSpace,
  width: number,
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  if (!rows.some((row) => isSimilar(row, note))) return { nodes: [], height: 0 };
  const { palette } = space;
  const words = `Similar to ${comparedWith(rows, note)}: the interval includes its value`;
  const lines = wrapText(words, width - swatch.width - 8, { size });
  const box = { x: 0.5, y: top, ...swatch, stroke: palette.line, 'stroke-width': 0.75 };
  const baseline = middleBaseline(top + swatch.height / 2, size);
  return {
    nodes: [
      element('rect', { ...box, fill: palette.ramp[1] }),
      element('rect', { ...box, fill: similarFill(space) }),
      ...textBlock(lines, swatch.width + 8, baseline, { size, fill: palette.muted }),
    ],
    height: Math.max(swatch.height, lines.length * size * leading) + 6,
  };
}

/** How many areas stand on which side of their benchmark; null where they are not compared. */
export function standingsSentence(rows: readonly ReleasedRow[], note: ReleaseNote): string | null {
  const shown = rows.filter((row) => cellValue(row, note) !== null && !isResidual(row.codes.lcp));
  const parts = (['better', 'worse', 'lower', 'higher', 'similar'] as const).flatMap((standing) => {
    const count = shown.filter((row) => row.standing === standing).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'is' : 'are'} ${standing}`];
  });
  if (parts.length === 0) return null;
  return sentence(`Compared with ${comparedWith(shown, note)}, ${listed(parts)}`);
}
