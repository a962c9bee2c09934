import type { Catalogue } from './catalogue.ts';
import type { Criterion } from './criterion.ts';
import { kindOf } from './kinds.ts';
import type { RowColumns } from './row-columns.ts';
import type { Truths } from './truths.ts';

/**
 * Whether a criterion is true, false or unknown of each of the rows: what its SQL gives over a table
 * of the same rows. `known` may give what has been worked out of a criterion already.
 */
export function criterionTruths(
  criterion: Criterion,
  catalogue: Catalogue,
  columns: RowColumns,
  known: (criterion: Criterion) => Truths | undefined = () => undefined,
): Truths {
  return (
    known(criterion) ??
    kindOf(criterion).truths(criterion, {
      catalogue,
      columns,
      inner: (one) => criterionTruths(one, catalogue, columns, known),
    })
  );
}
