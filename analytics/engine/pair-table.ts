import type { Category } from '../contract/dimensions.ts';
import { countOfPeople } from '../measures/describe-measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';

/** A table of two segments. */
export interface PairTable {
  /** What its numbers count, and what it is called. */
  readonly says: { readonly label: string; readonly numerator: string };
  /** The first column, and the words above it; then the second. */
  readonly first: { readonly name: 'segment' | 'other_segment'; readonly label: string };
  readonly second: { readonly name: 'segment' | 'other_segment'; readonly label: string };
  readonly down: readonly Category[];
  readonly across: readonly Category[];
  /** Null where the table has no row for a pair. */
  readonly counts: readonly (readonly (number | null)[])[];
  /** Whether a person may be in several rows. */
  readonly overlapping: boolean;
}

/**
 * What goes to the gate for a count that must be hidden though it is not small itself. Every policy that
 * hides anything hides one person; tables of pairs have no totals, so that no other row leans on it.
 */
export const withheld = 1;

/** The table as measured: a row for each pair, in the order of the categories. */
export function measuredPairs(table: PairTable): MeasuredTable {
  const { says, first, second, down, across, counts, overlapping } = table;
  const overlap = overlapping ? { overlapping: true } : {};
  return {
    measure: countOfPeople(says),
    dimensions: [
      { ...first, categories: down, ...overlap },
      { ...second, categories: across, ...overlap },
    ],
    totals: false,
    rows: down.flatMap(({ code }, one) =>
      across.flatMap((other, two) => {
        const numerator = counts[one]?.[two] ?? null;
        return numerator === null
          ? []
          : [{ codes: [code, other.code], numerator, denominator: null }];
      }),
    ),
  };
}
