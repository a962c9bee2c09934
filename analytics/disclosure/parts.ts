import { outsideCode, totalCode } from '../contract/dimensions.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';

/** The rows of a table by their codes, and which of its dimensions add up to their total. */
interface Rows {
  readonly dimensions: readonly Pick<MeasuredTable['dimensions'][number], 'overlapping'>[];
  readonly codes: readonly (readonly string[])[];
}

/** Whether a row is one of the parts of a total: of the same codes wherever that has no total. */
function isPart(codes: readonly string[], total: readonly string[], added: readonly number[]) {
  return codes.every((code, place) =>
    total[place] === totalCode && added.includes(place)
      ? code !== totalCode && code !== outsideCode
      : code === total[place],
  );
}

/**
 * By row, the numbers of the rows that it is the total of, none of which is a total of such rows itself;
 * null of a row that is no total. The total of categories that overlap is no sum of them.
 */
export function partsOf({ dimensions, codes }: Rows): readonly (readonly number[] | null)[] {
  const added = dimensions.flatMap(({ overlapping }, place) => (overlapping ? [] : [place]));
  const isTotal = (own: readonly string[]) => added.some((place) => own[place] === totalCode);
  const leaves = codes.flatMap((own, row) => (isTotal(own) ? [] : [row]));
  return codes.map((own) =>
    isTotal(own)
      ? leaves.filter((row) => isPart(codes[row] as readonly string[], own, added))
      : null,
  );
}
