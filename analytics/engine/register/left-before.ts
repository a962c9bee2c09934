import type { ReleasedTable } from '../../contract/released.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';

/** What is alike of two askings of one question: not how much of it was hidden, nor by which program. */
function questionOf({ asked, extract, table: { note } }: ReleaseRecord): string {
  const { cells: _, version: __, findings: ___, ...same } = note;
  return JSON.stringify([asked, extract, same]);
}

/** Whether a table shows nothing but numbers that another one shows too. */
function showsNoMore({ table: one }: ReleasedTable, { table: other }: ReleasedTable): boolean {
  if (one.numRows !== other.numRows) return false;
  return one.schema.fields.every(({ name }) => {
    const [here, there] = [one.getChild(name), other.getChild(name)];
    for (let row = 0; row < one.numRows; row += 1) {
      const shown: unknown = here?.get(row);
      if (typeof shown === 'number' && shown !== there?.get(row)) return false;
    }
    return true;
  });
}

/**
 * The table of a question that has left before, of the same extract and under the same policy: it leaves
 * again as it left, with whatever was hidden then for other tables' sake, and so tells nothing new. Null
 * where none has, or where one shows another number than the table does now.
 */
export function leftBefore(
  earlier: readonly ReleaseRecord[],
  fresh: ReleaseRecord,
): ReleasedTable | null {
  const question = questionOf(fresh);
  const same = earlier.find(
    (one) => questionOf(one) === question && showsNoMore(one.table, fresh.table),
  );
  return same?.table ?? null;
}
