import type { Catalogue } from '../criteria/catalogue.ts';
import { notHeld } from '../criteria/not-held.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import { assignedTable, matches } from './compile-assignment.ts';
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
   * The same tables up to `assigned`, as a SELECT to put in brackets after FROM: every column of
   * `person` and, one row per person, `segment` (UTINYINT): the position of the first segment that
   * the person matches, {@link outsideSegment}, or (every-match only) {@link noSegment}.
   */
  readonly assignment: Sql;
  readonly warnings: readonly string[];
  readonly segments: readonly {
    readonly id: string;
    readonly label: string;
    /** Over a row of {@link assignment}: whether the person matches; NULL is no. */
    readonly matches: Sql;
    /** Whether it takes those whom no rule matches. */
    readonly isRest: boolean;
  }[];
}

/**
 * Compiles a checked document to SQL over the table `person` of an extract: one table per segment,
 * named after it. Whatever `person` means where the SQL stands is what is sorted.
 */
export function compileSegments(document: Segmentation, catalogue: Catalogue): CompiledSegments {
  const { population, segments } = document;
  const { text, last } = testedTables(document, catalogue);
  const assigned = sql`${text},\nassigned AS ${assignedTable(document, last)}`;
  const criteria = segments.flatMap(({ when }) => when ?? []);
  return {
    statement: sql`${assigned},\n${countsQuery(document)}`,
    assignment: sql`${assigned}\nSELECT * FROM assigned`,
    warnings: notHeld(population === null ? criteria : [population, ...criteria], catalogue),
    segments: segments.map((segment, position) => ({
      id: segment.id,
      label: segment.label,
      matches: matches(segment, position),
      isRest: segment.when === null,
    })),
  };
}
