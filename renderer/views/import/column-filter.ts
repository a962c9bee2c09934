import type { InspectedColumn } from '../../../analytics/contract/extract.ts';
import { columnKey } from '../../state/column-key.ts';
import { questionsOf, type TakenFor, takenFor, twiceTaken } from '../../state/fields.ts';
import type { ImportState } from '../../state/import-state.ts';
import { needsScale } from '../../words/scale.ts';

export type ColumnFilter = 'all' | 'mapped' | 'kept-out' | 'to-decide';

/** A column as its row shows it. */
export interface ColumnLine {
  readonly key: string;
  readonly column: InspectedColumn;
  readonly taken: TakenFor;
  /** Another column of the file that is taken for the same field. */
  readonly twin: string | undefined;
  readonly isToDecide: boolean;
}

export function columnLines(state: ImportState): readonly ColumnLine[] {
  const twice = twiceTaken(state);
  const asked = new Set(
    questionsOf(state).flatMap(({ column, isAnswered }) => (isAnswered ? [] : [columnKey(column)])),
  );
  return (state.inspection?.columns ?? []).map((column) => {
    const key = columnKey(column);
    const twin = twice.get(key);
    const taken = takenFor(state, column);
    const lacksScale = needsScale(taken.field) && taken.scale === undefined;
    return {
      key,
      column,
      taken,
      twin,
      isToDecide: asked.has(key) || twin !== undefined || lacksScale,
    };
  });
}

export function passes(filter: ColumnFilter, { taken, isToDecide }: ColumnLine): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mapped':
      return taken.field !== null;
    case 'kept-out':
      return taken.field === null;
    case 'to-decide':
      return isToDecide;
  }
}
