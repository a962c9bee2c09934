import type { Catalogue } from '../criteria/catalogue.ts';
import { notHeld } from '../criteria/not-held.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import { assignedTable, assignmentQuery, overlappingQuery } from './compile-assignment.ts';
import { countsQuery } from './compile-counts.ts';
import { testedTables } from './compile-tests.ts';
import { type Sql, sql } from './sql.ts';

export type { Catalogue } from '../criteria/catalogue.ts';
export { noSegment, outsideSegment } from './compile-assignment.ts';

/** A definition compiled for one extract. Nothing in it holds placeholders. */
export interface CompiledSegments {
  /**
   * The counts, and what `--explain` prints: one row per segment in order, with `position`
   * (0 to n-1), `id`, `matched`, `claimed`, and on every row `people` (all in the extract),
   * `population` (those inside) and `outside`. `people` is `population` plus `outside`; with
   * first-match the sum of `claimed` is `population`. Lost is `matched` minus `claimed`.
   */
  readonly statement: Sql;
  /**
   * A SELECT to put in brackets after FROM: every column of `person`, and `segment` (UTINYINT), the
   * position of the segment that claims the person, or {@link outsideSegment}. With first-match one
   * row per person; with every-match one row per person and segment, and {@link noSegment} for
   * those whom no segment takes.
   */
  readonly assignment: Sql;
  readonly warnings: readonly string[];
  readonly segments: readonly { readonly id: string; readonly label: string }[];
}

/** Compiles a checked document to SQL over the table `person` of an extract. */
export function compileSegments(document: Segmentation, catalogue: Catalogue): CompiledSegments {
  const { assign, population, segments } = document;
  const tables = testedTables(document, catalogue);
  const assigned = sql`${tables},\nassigned AS ${assignedTable(document)}`;
  const criteria = segments.flatMap(({ when }) => when ?? []);
  return {
    statement: sql`${assigned},\n${countsQuery(document)}`,
    assignment:
      assign === 'first-match'
        ? sql`${assigned}\n${assignmentQuery}`
        : sql`${tables}\n${overlappingQuery(document)}`,
    warnings: notHeld(population === null ? criteria : [population, ...criteria], catalogue),
    segments: segments.map(({ id, label }) => ({ id, label })),
  };
}
