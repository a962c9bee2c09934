import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { hiddenSignRoom } from './bar.ts';
import { categoriesOf, cellText, cellValue, isResidual } from './cell.ts';
import { fitText, widest } from './text-width.ts';

export const labelSize = 12;
export const headingSize = 13;
export const barHeight = 12;

/** One bar: who of a segment's people was claimed by one other segment. */
export interface LossLine {
  readonly row: ReleasedRow;
  readonly taker: Category;
  /** The taker's place in the document, from 0: its colour. */
  readonly place: number;
  readonly lines: readonly string[];
}

/** A segment that lost somebody, and its takers from the largest part down. */
export interface LossGroup extends Category {
  readonly place: number;
  readonly heading: readonly string[];
  readonly lines: readonly LossLine[];
}

export interface LossesLayout {
  readonly groups: readonly LossGroup[];
  readonly stacked: boolean;
  readonly lineHeight: number;
  readonly headingHeight: number;
  readonly barLeft: number;
  readonly barLength: number;
  /** The value at the end of the bars' scale. */
  readonly end: number;
}

export const indent = 18;

/** Segments in the order of the document: the place of each is that of its colour. */
export function segmentsOf(table: ReleasedTable, rows: readonly ReleasedRow[]): Category[] {
  return categoriesOf(table, rows, 'segment').filter(({ code }) => !isResidual(code));
}

function isLoss(row: ReleasedRow, segments: readonly Category[]): boolean {
  const { segment, other_segment: other } = row.codes;
  const isPair = segments.some(({ code }) => code === other) && segment !== other;
  return isPair && (row.status === 'hidden' || (row.status === 'shown' && (row.count ?? 0) > 0));
}

type Loss = Omit<LossLine, 'lines'>;

function lossesOf(
  code: string,
  rows: readonly ReleasedRow[],
  segments: readonly Category[],
): Loss[] {
  const size = ({ row }: Loss) => row.count ?? -1;
  return rows
    .filter((row) => row.codes.segment === code && isLoss(row, segments))
    .flatMap((row): Loss[] => {
      const place = segments.findIndex((segment) => segment.code === row.codes.other_segment);
      const taker = segments[place];
      return taker === undefined ? [] : [{ row, taker, place }];
    })
    .toSorted((a, b) => size(b) - size(a) || a.place - b.place);
}

/** Where everything of a table of losses goes, by segment and the other segment that claimed. */
export function lossesLayout(
  table: ReleasedTable,
  rows: readonly ReleasedRow[],
  width: number,
): LossesLayout {
  const segments = segmentsOf(table, rows);
  const found = segments
    .map((segment, place) => ({
      ...segment,
      place,
      losses: lossesOf(segment.code, rows, segments),
    }))
    .filter(({ losses }) => losses.length > 0);
  const all = found.flatMap(({ losses }) => losses);
  const stacked = width < 480;
  const words = all.map(({ taker }) => `to ${taker.label}`);
  const sign = all.some(({ row }) => row.status === 'hidden') ? hiddenSignRoom : 0;
  const texts = all.map(({ row }) => cellText(row, table.note));
  const numbers = sign + widest(texts, { size: labelSize, weight: 600 });
  const natural = widest(words, { size: labelSize }) + 1;
  const room = stacked ? width - indent - numbers - 12 : Math.min(natural, width * 0.4);
  const barLeft = stacked ? indent : indent + Math.ceil(room) + 12;
  return {
    groups: found.map(({ losses, ...segment }) => ({
      ...segment,
      heading: fitText(segment.label, width - indent, 2, { size: headingSize, weight: 600 }),
      lines: losses.map((loss) => ({
        ...loss,
        lines: fitText(`to ${loss.taker.label}`, room, 1, { size: labelSize }),
      })),
    })),
    stacked,
    lineHeight: stacked ? 36 : 22,
    headingHeight: 24,
    barLeft,
    barLength: Math.max(40, width - barLeft - (stacked ? 0 : numbers + 12)),
    end: Math.max(0, ...all.map(({ row }) => cellValue(row, table.note) ?? 0)) || 1,
  };
}
