import { hiddenSignRoom } from './bar.ts';
import { formatCount } from './number-format.ts';
import type { Run, RunRow } from './run.ts';
import { fitText, widest } from './text-width.ts';

export const labelSize = 13;
export const numberSize = 12;
export const headingSize = 11;
export const barHeight = 16;

type Key = 'matched' | 'lost' | 'claimed' | 'remaining';

export interface NumberColumn {
  readonly key: Key;
  readonly heading: string;
  readonly right: number;
}

export interface WaterfallLayout {
  readonly stacked: boolean;
  readonly labelWidth: number;
  readonly barLeft: number;
  readonly barLength: number;
  readonly columns: readonly NumberColumn[];
  readonly rowHeight: number;
  /** The value at the end of the bars' scale. */
  readonly end: number;
  readonly labelLines: (row: RunRow, weight: 400 | 600) => readonly string[];
}

const headings: readonly (readonly [Key, string])[] = [
  ['matched', 'Matched'],
  ['lost', 'Lost'],
  ['claimed', 'Claimed'],
  ['remaining', 'Remaining'],
];

/** The columns that a run has: where segments overlap nobody is claimed, lost or left over. */
function headingsOf({ countsDown, overlapping }: Run): readonly (readonly [Key, string])[] {
  if (overlapping) return [['claimed', 'Matched']];
  return headings.filter(([key]) => key !== 'remaining' || countsDown);
}

/** The rows under the segments: everybody, and those whom no segment counts. */
export function apartRows({ total, noSegment, outside }: Run): RunRow[] {
  return [total, noSegment, outside].filter((row) => row !== null);
}

/** A number of a run as it is printed; an empty string where there is none to speak of. */
export function runText(row: RunRow, key: Key): string {
  const value = row[key];
  if (value !== null) return formatCount(value);
  return row.status === 'hidden' ? 'hidden' : '';
}

/** Where everything of a run goes: beside each other, or label, bar and numbers in three storeys. */
export function waterfallLayout(run: Run, width: number): WaterfallLayout {
  const stacked = width < 640;
  const rows = [...run.segments, ...apartRows(run)];
  const kept = headingsOf(run);
  const sign = rows.some(({ status }) => status === 'hidden') ? hiddenSignRoom : 0;
  const widths = kept.map(([key, heading]) =>
    Math.max(
      widest([heading], { size: headingSize }),
      widest(
        rows.map((row) => runText(row, key)),
        { size: numberSize, weight: 600 },
      ) + (key === 'claimed' ? sign : 0),
    ),
  );
  const gap = 22;
  const numbers = widths.reduce((sum, each) => sum + each + gap, 0);
  const natural =
    widest(
      rows.map(({ label }) => label),
      { size: labelSize, weight: 600 },
    ) + 20;
  const labelWidth = stacked ? width : Math.min(natural, width * 0.28);
  const barLeft = stacked ? 0 : labelWidth + 14;
  const rights = widths.map((_, index) => {
    if (stacked) return ((index + 1) * width) / kept.length;
    const after = widths.slice(index + 1).reduce((sum, each) => sum + each + gap, 0);
    return width - after;
  });
  return {
    stacked,
    labelWidth,
    barLeft,
    barLength: stacked ? width : Math.max(60, width - barLeft - numbers),
    columns: kept.map(([key, heading], index) => ({ key, heading, right: rights[index] ?? width })),
    rowHeight: stacked ? 70 : 36,
    end: Math.max(0, ...run.segments.map(({ matched, claimed }) => matched ?? claimed ?? 0)) || 1,
    labelLines: ({ label }, weight) =>
      fitText(label, labelWidth - 20, stacked ? 1 : 2, { size: labelSize, weight }),
  };
}
