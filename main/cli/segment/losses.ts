import { type ReleasedTable, releasedRows } from '../../../analytics/contract/released.ts';
import { peopleText } from './text-table.ts';

/** People of a segment whom an earlier one took; null where that is hidden. */
export interface Lost {
  readonly id: string;
  readonly label: string;
  readonly people: number | null;
}

/** Takers that a line names before it counts the rest. */
const mostNamed = 3;

/** For each segment the earlier ones that took most of it, those that took nobody left out. */
export function readLosses(table: ReleasedTable): ReadonlyMap<string, readonly Lost[]> {
  const bySegment = new Map<string, Lost[]>();
  for (const { codes, labels, count } of releasedRows(table)) {
    const [segment, other] = [codes.segment ?? '', codes.other_segment ?? ''];
    if (count === 0 || segment === other) continue;
    const lost = bySegment.get(segment) ?? [];
    lost.push({ id: other, label: labels.other_segment ?? '', people: count });
    bySegment.set(segment, lost);
  }
  for (const lost of bySegment.values()) lost.sort((a, b) => (b.people ?? 0) - (a.people ?? 0));
  return bySegment;
}

/** `Age well 1,203, Die well 40`; unless every taker is to be named, the first few and a count. */
export function lostText(lost: readonly Lost[], isEveryTakerNamed: boolean): string {
  const shown = lost.filter(({ people }) => people !== null);
  const named = shown
    .slice(0, isEveryTakerNamed ? shown.length : mostNamed)
    .map(({ label, people }) => `${label} ${peopleText(people)}`);
  const further = shown.length - named.length;
  return [...named, ...(further > 0 ? [`${further} more`] : [])].join(', ');
}
