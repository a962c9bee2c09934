import { noSegmentCode, totalCode } from '../../contract/dimensions.ts';
import type { MeasuredRow, MeasuredTable } from '../../measures/measured-table.ts';

/** What categories that overlap leave open of one another, by row. */
export interface OverlapLimits {
  /** The most that a count can be while the total stands; Infinity where nothing limits it. */
  readonly most: readonly number[];
  /** Rows of totals that leave a hidden category too little room. */
  readonly tight: ReadonlySet<number>;
}

/** Rows alike but for the category. */
interface Family {
  total: number | null;
  /** People in no category, who are apart from everybody in one. */
  apart: number;
  largest: number;
  readonly rows: number[];
}

const nothing: OverlapLimits = { most: [], tight: new Set() };

function familiesOf({ rows }: MeasuredTable, place: number, of: (row: MeasuredRow) => number) {
  const families = new Map<string, Family>();
  rows.forEach((row, at) => {
    const key = row.codes.toSpliced(place, 1).join('\n');
    const family = families.get(key) ?? { total: null, apart: 0, largest: 0, rows: [] };
    const code = row.codes[place];
    if (code === totalCode) family.total = at;
    else {
      family.rows.push(at);
      if (code === noSegmentCode) family.apart = of(row);
      else family.largest = Math.max(family.largest, of(row));
    }
    families.set(key, family);
  });
  return families.values();
}

/**
 * How categories in several of which a person may be limit one another: each is of the total, less the
 * people in none; and these are of the total, less the largest category. `room` is how far apart a
 * hidden count of a row must be able to be, or null where it is not hidden.
 */
export function overlapLimits(
  measured: MeasuredTable,
  of: (row: MeasuredRow) => number,
  room: (row: number) => number | null,
): OverlapLimits {
  const { dimensions, rows } = measured;
  const place = dimensions.findIndex(({ overlapping }) => overlapping === true);
  if (place < 0) return nothing;
  const most = rows.map(() => Number.POSITIVE_INFINITY);
  const tight = new Set<number>();
  for (const { total, apart, largest, rows: own } of familiesOf(measured, place, of)) {
    if (total === null) continue;
    for (const row of own) {
      const isApart = rows[row]?.codes[place] === noSegmentCode;
      most[row] = of(rows[total] as MeasuredRow) - (isApart ? largest : apart);
      const needed = room(row);
      if (needed !== null && (most[row] as number) < needed) tight.add(total);
    }
    if (tight.has(total)) for (const row of own) most[row] = Number.POSITIVE_INFINITY;
  }
  return { most, tight };
}
