import { type ReleasedTable, releasedRows } from '../../../analytics/contract/released.ts';
import { peopleText, textTable } from './text-table.ts';

/** People who match two segments, whoever claims them; null where that is hidden. */
export interface Overlap {
  readonly segments: readonly [string, string];
  readonly labels: readonly [string, string];
  readonly people: number | null;
}

/** Every pair of segments once, in the order of the definition. */
export function readOverlap(table: ReleasedTable): readonly Overlap[] {
  const order = table.note.dimensions[0]?.categories.map(({ code }) => code) ?? [];
  return releasedRows(table).flatMap(({ codes, labels, count }) => {
    const [one, other] = [codes.segment ?? '', codes.other_segment ?? ''];
    if (order.indexOf(one) >= order.indexOf(other)) return [];
    const names = [labels.segment ?? '', labels.other_segment ?? ''] as const;
    return [{ segments: [one, other], labels: names, people: count }];
  });
}

/** Pairs with people in common, the largest first. */
export function overlapLines(overlaps: readonly Overlap[]): string[] {
  const some = overlaps.filter(({ people }) => people !== 0);
  if (some.length === 0) return ['', 'No two segments have a person in common.'];
  const ordered = [...some].sort((a, b) => (b.people ?? 0) - (a.people ?? 0));
  const rows = ordered.map(({ labels, people }) => [...labels, peopleText(people)]);
  return ['', ...textTable(['Segment', 'Also matches', 'People'], rows, [2])];
}
